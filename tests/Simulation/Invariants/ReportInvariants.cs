using Remediation.Fleet;
using Remediation.GuestReports;
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
        "a verdict that claims facts rests on a whole frame that the machine printed for that very order and that reached the sweep";

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
                        $"{published.Report.SweepId} says {line.Verdict} of {line.Step.Machine.Name} by {line.OrderName}"
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

/// <summary>Nothing is silently dropped.</summary>
internal sealed class OneVerdictEach : Invariant
{
    public override string Why =>
        "a report has exactly one line for every machine that its log names, and none for others than the inventory's";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.Published { Report: var report } published)
        {
            return null;
        }

        var run = world.Runs[published.Process];
        var lines = report
            .Machines.GroupBy(line => line.Step.Machine.Id)
            .ToDictionary(group => group.Key, group => group.Count());
        var known = run.Inventory!.Machines.Select(machine => machine.Id).ToHashSet();
        var named = run.Log!.Rows.Where(row =>
                MachineId.TryParse(row.ClientResourceId, out var id) && known.Contains(id)
            )
            .Select(row => MachineId.Parse(row.ClientResourceId));
        var open = world
            .Ledger.Values.Where(entry => entry.IsOpen && known.Contains(entry.Machine))
            .Select(entry => entry.Machine);
        return lines.FirstOrDefault(line => line.Value > 1).Key is { } twice
                ? $"{report.SweepId} has two lines for {twice.Name}"
            : lines.Keys.FirstOrDefault(id => !known.Contains(id)) is { } stranger
                ? $"{report.SweepId} has a line for {stranger.Name}, which it cannot know"
            : named.Concat(WasOpen(open, report)).FirstOrDefault(id => !lines.ContainsKey(id)) is { } lost
                ? $"{report.SweepId} has no line for {lost.Name}"
            : null;
    }

    // A ledger entry may have been opened after the sweep read the ledger, by the sweep itself; then its machine is in the report anyway.
    private static IEnumerable<MachineId> WasOpen(IEnumerable<MachineId> open, SweepReport report) =>
        open.Where(id => report.Machines.Any(line => line.Step.Suspect.Entry?.Machine == id));
}

/// <summary>What others left on a machine is theirs.</summary>
internal sealed class NothingForeignTouched : Invariant
{
    public override string Why => "a run command of somebody else is never deleted";

    public override string? See(WorldState world, Happening happening) =>
        happening is Happening.Deleted { IsForeign: true } deleted
            ? $"{deleted.Name} of {deleted.Machine} was deleted"
            : null;
}

/// <summary>A product that throws what it does not expect does not know what it is doing.</summary>
internal sealed class NoSurprise : Invariant
{
    public override string Why =>
        "nothing but a state that is unavailable, a conflict in the ledger or a cancellation ends a run early";

    public override string? See(WorldState world, Happening happening) =>
        happening switch
        {
            Happening.RunEnded { Fault: { } fault } when !IsExpected(fault) => fault.ToString(),
            Happening.DoorFailed { Fault: var fault } when !IsExpected(fault) => fault.ToString(),
            _ => null,
        };

    private static bool IsExpected(Exception fault) =>
        fault
            is Remediation.Safety.StateUnavailableException
                or Remediation.Safety.LedgerConflictException
                or OperationCanceledException;
}
