using Remediation.Sweeps;

namespace Remediation.Tests.Sweeps;

/// <summary>A queue where something may happen before each message.</summary>
internal sealed class TroubledQueue(ISweepQueue queue) : ISweepQueue
{
    /// <summary>Called before each message.</summary>
    public Func<SweepMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        await Before(message);
        await queue.SendAsync(message, delay, cancellationToken);
    }
}
