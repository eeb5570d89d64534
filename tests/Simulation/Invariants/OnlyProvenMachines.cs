using Remediation.Inventory;
using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A script runs only where the inventory and the logs that this very sweep read allow it.</summary>
internal sealed class OnlyProvenMachines : Invariant
{
    public override string Why =>
        "no order goes to a machine that is opted out, unreadable, not Windows, off, outside the target or "
        + "only suspected";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var seen = run.Inventory!.Machines.FirstOrDefault(machine => machine.Id == accepted.Machine.Id);
        var wrong = seen switch
        {
            null => "is not in the inventory",
            _ when run.Inventory.Incomplete is not null => "is of an inventory that is not whole",
            { Tags: not TagSet.Readable } => "has tags that nobody could read",
            { Tags: TagSet.Readable tags } when tags.GetValues(world.Policy.OptOutTag).Any() => "is opted out",
            { Os: not OsFamily.Windows } => "is not Windows",
            { Power: not PowerState.Running } => "does not run",
            _ when run.Request.Machines.Count > 0 && !run.Request.Machines.Contains(seen.Id.Value) =>
                "is outside the target",
            _ => null,
        };
        // A machine that was proven once, is repaired, and then got a twin, is looked after to the end.
        wrong ??=
            IsProven(accepted.Machine, run.Inventory)
            || run.OpenBefore.Contains(accepted.Machine.Id)
            || (world.Policy.InspectsCandidates && accepted.Order.Mode == GuestMode.Inspect)
                ? null
                : "is only one of several that it may have been";
        return wrong is null
            ? null
            : $"{accepted.Order.Mode} {accepted.Order.Name} went to {accepted.Machine}, which {wrong}";
    }

    // Where its twin is gone, a name is of one machine alone.
    private static bool IsProven(SimulatedMachine machine, InventorySnapshot inventory) =>
        machine.IsProven
        || (
            machine.Visibility == Visibility.SharedName
            && inventory.Machines.Count(other => other.ComputerName == machine.Resource.ComputerName) == 1
        );
}
