using Remediation.Orders;
using Remediation.Policies;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A mistake reaches so many machines and no more.</summary>
internal sealed class CapsHold : Invariant
{
    public override string Why => "one sweep sends at most MaxRepairs repairs and MaxRestarts restarts";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var repairs = run.Accepted.Count(order => order.Mode == GuestMode.Repair);
        var restarts = run.Accepted.Count(order => order.Mode == GuestMode.Restart);
        var mostRestarts = (world.Policy.Restart as RestartPolicy.Within)?.MaxRestarts ?? 0;
        return repairs > world.Policy.MaxRepairs ? $"{run.SweepId} sent {repairs} repairs of {world.Policy.MaxRepairs}"
            : restarts > mostRestarts ? $"{run.SweepId} sent {restarts} restarts of {mostRestarts}"
            : null;
    }
}
