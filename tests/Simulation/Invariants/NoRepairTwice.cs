using Remediation.Inventory;
using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A machine with a verified and recorded repair is not repaired again unless its values changed.</summary>
internal sealed class NoRepairTwice : Invariant
{
    private readonly HashSet<MachineId> settled = [];

    public override string Why =>
        "a repair that was written down is not sent again unless values changed or the machine is another";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.LedgerWritten { Entry: { BaselineMetAt: not null, DriftedAt: null } entry }
                when world.Find(entry.Machine) is { } machine && machine.IsRight(world.Policy.Baseline):
                settled.Add(entry.Machine);
                return null;
            case Happening.Changed changed:
                settled.Remove(changed.Machine.Id);
                return null;
            case Happening.OrderAccepted { Order.Mode: GuestMode.Repair } accepted
                when settled.Contains(accepted.Machine.Id):
                return $"{accepted.Order.Name} repairs {accepted.Machine}, whose values are right and were written "
                    + "down so";
            default:
                return null;
        }
    }
}
