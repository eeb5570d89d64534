using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;

namespace Remediation.Execution;

/// <summary>The data that a sweep has collected when it begins to send orders.</summary>
internal sealed record SweepInputs(
    SweepRun Run,
    Plan Plan,
    IReadOnlyList<LedgerEntry> Ledger,
    InventorySnapshot Inventory,
    IReadOnlyDictionary<MachineId, MachineTraffic> Traffic,
    DateTimeOffset PlannedAt
);
