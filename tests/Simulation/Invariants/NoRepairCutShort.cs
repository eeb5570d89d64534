using Remediation.Inventory;
using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A deletion ends a script that runs, between two values if it comes so.</summary>
internal sealed class NoRepairCutShort : Invariant
{
    private readonly HashSet<(MachineId Machine, string Name)> running = [];

    public override string Why =>
        "no repair is deleted while its script runs, unless the platform ran it again by itself";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.ScriptStarted { Order.Mode: GuestMode.Repair, IsAgain: false } started:
                running.Add((started.Machine.Id, started.Order.Name));
                return null;
            case Happening.ScriptEnded ended:
                running.Remove((ended.Machine.Id, ended.Run.Order.Name));
                return null;
            case Happening.Deleted deleted when running.Contains((deleted.Machine.Id, deleted.Name)):
                return $"{deleted.Name} is deleted while it runs on {deleted.Machine}";
            default:
                return null;
        }
    }
}
