using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;

namespace Remediation.Execution;

/// <summary>What a sweep knows when its orders begin.</summary>
internal sealed record SweepInputs(
    SweepRun Run,
    Plan Plan,
    IReadOnlyList<LedgerEntry> Ledger,
    InventorySnapshot Inventory,
    IReadOnlyDictionary<MachineId, MachineTraffic> Traffic,
    DateTimeOffset PlannedAt
);
