using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>No order starts while the kill switch is on.</summary>
internal sealed class KillSwitchHolds : Invariant
{
    // An order whose switch was read just before is on its way; before it goes, storage may be asked once more.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    public override string Why => "no order is sent while the kill switch is on";

    public override string? See(WorldState world, Happening happening) =>
        happening is Happening.OrderAccepted accepted && world.Time.Now - world.KillSwitchOnSince > OnItsWay
            ? $"{accepted.Order.Mode} was sent to {accepted.Machine} though the switch is on since "
                + $"{world.KillSwitchOnSince:u}"
            : null;
}
