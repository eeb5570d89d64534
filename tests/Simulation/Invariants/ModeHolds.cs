using Remediation.Orders;
using Remediation.Policies;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Report is report: what a mode does not allow is not sent.</summary>
internal sealed class ModeHolds : Invariant
{
    public override string Why => "a sweep sends nothing that its mode, a dry run or an approved plan does not allow";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var mode = run.Mode(world.Scenario);
        var isAllowed =
            !run.Request.DryRun
            && run.Request.PlanId.Length == 0
            && (mode == SweepMode.Repair || (mode == SweepMode.Inspect && accepted.Order.Mode == GuestMode.Inspect));
        return isAllowed
            ? null
            : $"{accepted.Order.Mode} was sent to {accepted.Machine} by a sweep in mode {mode} ({run.Request})";
    }
}
