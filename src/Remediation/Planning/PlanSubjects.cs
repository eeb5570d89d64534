using Remediation.Attributions;
using Remediation.Inventory;
using Remediation.Ledger;

namespace Remediation.Planning;

/// <summary>Collects the machines for which a plan makes a decision, each once.</summary>
internal static class PlanSubjects
{
    /// <summary>
    /// Machines with attributed findings, candidates of ambiguous findings, and machines with open ledger entries that
    /// are still in the inventory.
    /// </summary>
    public static IEnumerable<PlanSubject> Collect(PlanInput input)
    {
        var entries = input.Ledger.ToDictionary(entry => entry.Machine);
        var proven = input.Attributions.OfType<Attribution.Attributed>().ToLookup(a => a.Machine.Id);
        var doubts = input
            .Attributions.OfType<Attribution.Unattributed>()
            .SelectMany(u => u.Candidates, (u, machine) => (machine.Id, u.Reason))
            .ToLookup(pair => pair.Id, pair => pair.Reason);
        return input
            .Inventory.Machines.Where(machine =>
                proven.Contains(machine.Id)
                || doubts.Contains(machine.Id)
                || IsOpen(entries.GetValueOrDefault(machine.Id))
            )
            .Select(machine =>
                Create(machine, proven[machine.Id], doubts[machine.Id], entries.GetValueOrDefault(machine.Id))
            );
    }

    // A machine with attributed findings, or under repair, is not treated as a candidate.
    private static PlanSubject Create(
        Machine machine,
        IEnumerable<Attribution.Attributed> proven,
        IEnumerable<Remediation.Reasons.Reason> doubts,
        LedgerEntry? entry
    )
    {
        var findings = Remediation.Findings.FindingReader.Sort(proven.Select(a => a.Finding));
        var doubt =
            findings.Count > 0 || IsOpen(entry)
                ? null
                : doubts.MinBy(reason => reason.Code.Id + reason.Detail, StringComparer.Ordinal);
        return new PlanSubject(machine, findings, doubt, entry);
    }

    private static bool IsOpen(LedgerEntry? entry) => entry is { IsOpen: true };
}
