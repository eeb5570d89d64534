using Remediation.Attributions;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Policies;

namespace Remediation.Planning;

/// <summary>The input of the planner.</summary>
/// <param name="Inventory">The machines.</param>
/// <param name="Attributions">The findings with the machines that they belong to.</param>
/// <param name="Ledger">The ledger's entries.</param>
/// <param name="Policy">The operator's choices.</param>
/// <param name="Now">The sweep's time, UTC.</param>
public sealed record PlanInput(
    InventorySnapshot Inventory,
    IReadOnlyList<Attribution> Attributions,
    IReadOnlyList<LedgerEntry> Ledger,
    SweepPolicy Policy,
    DateTimeOffset Now
)
{
    /// <summary>The sweep's id if it is resumed after it was killed; empty if it runs for the first time.</summary>
    public string ResumedSweepId { get; init; } = "";
}
