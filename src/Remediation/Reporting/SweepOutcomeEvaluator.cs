using Remediation.ConnectionLogs.Sources;
using Remediation.Findings;
using Remediation.Inventory;

namespace Remediation.Reporting;

/// <summary>What a sweep may claim, from what it could see.</summary>
internal static class SweepOutcomeEvaluator
{
    /// <summary>
    /// The outcome. If no source can show legacy connections, or there is no source, nothing is claimed, unless a
    /// source gave findings nevertheless.
    /// </summary>
    public static SweepOutcome Evaluate(
        IReadOnlyCollection<SourceHealth> sources,
        InventorySnapshot inventory,
        FindingSet findings
    )
    {
        var isDark = !sources.Any(source => source.CanSee);
        var found = findings.Findings.Count > 0;
        if ((isDark && !found) || (inventory.Incomplete is not null && inventory.Machines.Count == 0))
        {
            return SweepOutcome.Inconclusive;
        }

        if (isDark || inventory.Incomplete is not null || sources.Any(IsUnread))
        {
            return SweepOutcome.Incomplete;
        }

        if (found)
        {
            return SweepOutcome.LegacyFound;
        }

        return SweepOutcome.Clean;
    }

    private static bool IsUnread(SourceHealth source) => source.State is SourceState.Failed or SourceState.Partial;
}
