using Remediation.Sweeps;

namespace Simulation.Tests.Ports;

/// <summary>One process's way to the queue.</summary>
internal sealed class SimulatedQueue(QueueRows rows, Wire wire) : ISweepQueue
{
    public Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        wire.StateAsync($"sending {message.SweepId}", () => rows.Send(message, delay), cancellationToken);
}
