using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Planning;
using Remediation.Safety;

namespace Remediation;

/// <summary>What a sweep knows when its orders begin.</summary>
internal sealed record SweepScene(
    SweepRun Run,
    Plan Plan,
    IReadOnlyList<LedgerEntry> Ledger,
    InventorySnapshot Inventory,
    IReadOnlyDictionary<MachineId, MachineTraffic> Traffic,
    DateTimeOffset PlannedAt
);
