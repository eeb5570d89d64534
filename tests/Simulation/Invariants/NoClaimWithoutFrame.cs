using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Silence, noise and yesterday's words prove nothing.</summary>
internal sealed class NoClaimWithoutFrame : Invariant
{
    private readonly Dictionary<(MachineId Machine, string Frame), GuestRun> printed = [];

    // What reached any run of a sweep: one that was killed and runs again may say what its earlier run had read.
    private readonly HashSet<(string SweepId, MachineId Machine, string Order, string Output)> heard = [];

    public override string Why =>
        "a verdict that claims facts rests on a whole frame that the machine printed for that very order and "
        + "that reached the sweep";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.ScriptEnded { Run.Frame.Length: > 0 } ended:
                printed[(ended.Machine.Id, ended.Run.Frame)] = ended.Run;
                return null;
            case Happening.OrderAnswered
            {
                State: OrderState.Ended { Reply: GuestReply.Answered answer },
                Order: var order
            } answered:
                heard.Add((world.Runs[answered.Process].SweepId, order.Machine.Id, order.Name, answer.Output));
                return null;
            case Happening.Published published:
                var run = world.Runs[published.Process];
                return published
                    .Report.Machines.Where(line => Claims(line) && !IsGrounded(line, run, world))
                    .Select(line =>
                        $"{published.Report.SweepId} says {line.Verdict} of {line.Step.Machine.Name} by "
                        + $"{line.OrderName}"
                    )
                    .FirstOrDefault();
            default:
                return null;
        }
    }

    private static bool Claims(MachineLine line) =>
        line.Facts is not null
        || line.Verdict.Kind
            is VerdictKind.Compliant
                or VerdictKind.Repaired
                or VerdictKind.RestartPending
                or VerdictKind.Confirmed
                or VerdictKind.StillLegacy
                or VerdictKind.Drifted
                or VerdictKind.RolledBack;

    private bool IsGrounded(MachineLine line, SweepRun run, WorldState world) =>
        line.Facts is { } facts
            ? run.Outputs.Any(output =>
                output.Order == line.OrderName
                && printed.TryGetValue((line.Step.Machine.Id, output.Output), out var source)
                && source.Order.Name == line.OrderName
                && IsSame(facts, source, world)
            )
            : line.Verdict.Kind == VerdictKind.RolledBack
                && heard.Any(told =>
                    told.SweepId == run.SweepId
                    && told.Machine == line.Step.Machine.Id
                    && printed.TryGetValue((told.Machine, told.Output), out var source)
                    && source.Order.Name == told.Order
                    && Told(source, world) is { Outcome: GuestOutcome.Undone }
                );

    private static bool IsSame(GuestReport facts, GuestRun source, WorldState world) =>
        Told(source, world) is { } told
        && told.Outcome == facts.Outcome
        && told.RestartPending == facts.RestartPending
        && told.Values.SequenceEqual(facts.Values)
        && told.Written.SequenceEqual(facts.Written);

    private static GuestReport? Told(GuestRun source, WorldState world) =>
        (
            FrameParser.Parse(
                source.Order,
                [.. world.Policy.Baseline.Settings.Select(setting => setting.Id)],
                source.Frame
            ) as FrameReading.Read
        )?.Report;
}
