using Remediation.Inventory;

namespace Remediation.Ledger;

/// <summary>
/// Somebody else wrote a machine's entry since it was read. The sweep must stop: its picture of the machine is old.
/// </summary>
/// <param name="machine">The machine.</param>
public sealed class LedgerConflictException(MachineId machine)
    : Exception($"The ledger's entry of {machine} was changed by somebody else since this sweep read it.");
