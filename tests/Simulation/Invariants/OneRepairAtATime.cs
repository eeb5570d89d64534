using Remediation.Inventory;
using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Two scripts that write the same values at once could undo each other's work.</summary>
internal sealed class OneRepairAtATime : Invariant
{
    private readonly Dictionary<MachineId, HashSet<string>> alive = [];

    public override string Why => "no machine has two repair orders in flight";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.OrderAccepted { Order.Mode: GuestMode.Repair } accepted:
                var names = alive.TryGetValue(accepted.Machine.Id, out var known)
                    ? known
                    : alive[accepted.Machine.Id] = [];
                names.Add(accepted.Order.Name);
                return names.Count > 1 ? $"{accepted.Machine} has {string.Join(" and ", names)}" : null;
            case Happening.OrderEnded ended:
                alive.GetValueOrDefault(ended.Machine.Id)?.Remove(ended.Name);
                return null;
            default:
                return null;
        }
    }
}
