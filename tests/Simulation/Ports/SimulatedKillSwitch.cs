using Remediation.Execution;

namespace Simulation.Tests.Ports;

/// <summary>The kill switch as one process reads it.</summary>
internal sealed class SimulatedKillSwitch(Wire wire) : IKillSwitch
{
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) =>
        wire.StateAsync("reading the kill switch", () => wire.World.KillSwitchOnSince is not null, cancellationToken);
}
