namespace Remediation.Sweeps;

/// <summary>
/// Port: the one queue into which every origin (API, timer, alert) puts its sweeps. Delivery is at least once and
/// unordered.
/// </summary>
public interface ISweepQueue
{
    /// <summary>Sends a message that becomes visible after the delay.</summary>
    /// <param name="message">The message.</param>
    /// <param name="delay">Zero or more, at most seven days.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken);
}
