namespace Simulation.Tests.World;

/// <summary>How much happened.</summary>
internal sealed class Counts
{
    private readonly long[] faults = new long[Enum.GetValues<Fault>().Length];

    public long Seeds { get; set; }

    public long Steps { get; set; }

    public long Sweeps { get; set; }

    public long Orders { get; set; }

    public long this[Fault fault] => faults[(int)fault];

    public void Add(Fault fault) => faults[(int)fault]++;

    public void Add(Counts other)
    {
        (Seeds, Steps, Sweeps, Orders) = (Seeds + other.Seeds, Steps + other.Steps, Sweeps + other.Sweeps, Orders + other.Orders);
        foreach (var fault in Enum.GetValues<Fault>())
        {
            faults[(int)fault] += other[fault];
        }
    }

    public override string ToString() =>
        $"{Seeds} seeds, {Steps} continuations, {Sweeps} sweeps, {Orders} orders, {this[Fault.Death]} deaths\n"
        + string.Join('\n', Enum.GetValues<Fault>().Select(fault => $"  {fault}: {this[fault]}"));
}
