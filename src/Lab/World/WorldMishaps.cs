using Lab.Platform.Faults;
using Remediation.Fleet;

namespace Lab.World;

/// <summary>Faults that happen to the Lab's own world.</summary>
/// <param name="world">The fleet.</param>
/// <param name="clock">Its clock.</param>
public sealed class WorldMishaps(LabWorld world, LabClock clock) : IMishaps
{
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
}
