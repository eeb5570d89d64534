using Remediation.Inventory;

namespace Remediation.Ledger;

/// <summary>
/// Another writer changed a machine's entry since it was read. The sweep must stop, because its data on the machine is
/// out of date.
/// </summary>
/// <param name="machine">The machine.</param>
public sealed class LedgerConflictException(MachineId machine)
    : Exception($"The ledger's entry of {machine} was changed by somebody else since this sweep read it.");
