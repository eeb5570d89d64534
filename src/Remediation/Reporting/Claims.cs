using Remediation.Findings;
using Remediation.Fleet;

namespace Remediation.Reporting;

/// <summary>What a sweep may claim, from what it could see.</summary>
internal static class Claims
{
    /// <summary>The outcome. No source at all is the same as sources that all failed: nobody looked.</summary>
    public static SweepOutcome Of(IReadOnlyCollection<SourceHealth> sources, InventorySnapshot inventory, FindingSet findings)
    {
        var blind = sources.All(source => source.Failure is not null) || (inventory.Incomplete is not null && inventory.Machines.Count == 0);
        var partial = sources.Any(source => source.Failure is not null) || inventory.Incomplete is not null;
        return blind ? SweepOutcome.CouldNotSee
            : partial ? SweepOutcome.SawPart
            : findings.Findings.Count == 0 ? SweepOutcome.SawNothing
            : SweepOutcome.SawAll;
    }
}
