using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The queue in Azure Storage. A message stays until a worker has completed it; messages do not expire.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class StorageSweepQueue(StateClients clients) : ISweepQueue
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <inheritdoc/>
    public Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var whole = WholeSeconds(delay);
        return StateFaults.GuardAsync(
            $"sending the message of sweep {message.SweepId}",
            () => clients.SweepQueue.SendMessageAsync(message.ToJson(), whole, Forever, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>
    /// The delay in the queue's unit, whole seconds, rounded up: a message may become visible late, never early.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or more than seven days.</exception>
    public static TimeSpan WholeSeconds(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(7));
        return TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
    }
}
