using Remediation.Reporting;
using Remediation.Verdicts;

namespace Simulation.Tests.World;

/// <summary>How much happened.</summary>
internal sealed class Counts
{
    private readonly long[] faults = new long[Enum.GetValues<Fault>().Length];

    private readonly long[] verdicts = new long[Enum.GetValues<VerdictKind>().Length];

    public long Seeds { get; set; }

    public long Steps { get; set; }

    public long Sweeps { get; private set; }

    public long Orders { get; set; }

    public long this[Fault fault] => faults[(int)fault];

    public long this[VerdictKind verdict] => verdicts[(int)verdict];

    public void Add(Fault fault) => faults[(int)fault]++;

    public void Add(SweepReport report)
    {
        Sweeps++;
        foreach (var line in report.Machines)
        {
            verdicts[(int)line.Verdict.Kind]++;
        }
    }

    public void Add(Counts other)
    {
        (Seeds, Steps, Sweeps, Orders) = (
            Seeds + other.Seeds,
            Steps + other.Steps,
            Sweeps + other.Sweeps,
            Orders + other.Orders
        );
        foreach (var fault in Enum.GetValues<Fault>())
        {
            faults[(int)fault] += other[fault];
        }

        foreach (var verdict in Enum.GetValues<VerdictKind>())
        {
            verdicts[(int)verdict] += other[verdict];
        }
    }

    public override string ToString() =>
        $"{Seeds} seeds, {Steps} continuations, {Sweeps} sweeps, {Orders} orders, {this[Fault.Death]} deaths\n"
        + "  verdicts: "
        + $"{string.Join(", ", Enum.GetValues<VerdictKind>().Select(verdict => $"{this[verdict]} {verdict}"))}\n"
        + string.Join('\n', Enum.GetValues<Fault>().Select(fault => $"  {fault}: {this[fault]}"));
}
