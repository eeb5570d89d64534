using Remediation.Inventory;
using Remediation.Verdicts;
using Simulator.Platform.Faults;

namespace Simulator.Fleet;

/// <summary>Faults that change the simulated fleet and its clock.</summary>
/// <param name="world">The fleet.</param>
/// <param name="clock">Its clock.</param>
public sealed class FleetFaultActions(SimulatedFleet world, SimulatedClock clock) : IFaultActions
{
    /// <summary>
    /// Assigns faults to the machines that the product will contact, because on other machines no fault would occur.
    /// Null for no faults.
    /// </summary>
    public static FaultInjection? CreateFaults(
        FaultProfile profile,
        int seed,
        SimulatedFleet world,
        SimulatedClock clock
    )
    {
        return profile == FaultProfile.None
            ? null
            : new FaultInjection(
                FaultPlan.Create(seed, profile, ToBeContacted(world)),
                new FleetFaultActions(world, clock),
                clock
            );
    }

    /// <inheritdoc/>
    public void Deallocate(MachineId machine) => world.Find(machine.Value)?.Deallocate();

    /// <inheritdoc/>
    public Task StartAsync(MachineId machine, CancellationToken cancellationToken) =>
        world.Find(machine.Value)?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Delete(MachineId machine) => world.Find(machine.Value)?.Delete();

    /// <inheritdoc/>
    public Task RecreateAsync(MachineId machine, CancellationToken cancellationToken) =>
        world.Find(machine.Value) is { } known ? world.RecreateAsync(known, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public void JumpClock(TimeSpan by) => clock.JumpTo(clock.GetUtcNow() + by);

    private static IEnumerable<MachineId> ToBeContacted(SimulatedFleet world) =>
        from machine in world.Machines
        where machine.Spec.Expected is not (VerdictKind.Refused or VerdictKind.Failed or VerdictKind.Compliant)
        select MachineId.Parse(machine.Place.ResourceId);
}
