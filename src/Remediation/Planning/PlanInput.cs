using Remediation.Attributions;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Policies;

namespace Remediation.Planning;

/// <summary>Everything that a plan is made from.</summary>
/// <param name="Inventory">The machines.</param>
/// <param name="Attributions">Which findings are whose.</param>
/// <param name="Ledger">What is remembered.</param>
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
    /// <summary>
    /// The sweep's id where it runs again after it was killed; empty where it runs for the first time.
    /// </summary>
    public string ResumedSweepId { get; init; } = "";
}
