using Remediation.Inventory;
using Remediation.Reporting;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

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

    // A ledger entry may have been opened after the sweep read the ledger, by the sweep itself; then its machine is in
    // the report anyway.
    private static IEnumerable<MachineId> WasOpen(IEnumerable<MachineId> open, SweepReport report) =>
        open.Where(id => report.Machines.Any(line => line.Step.Subject.Entry?.Machine == id));
}
