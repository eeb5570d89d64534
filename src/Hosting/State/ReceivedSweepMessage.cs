namespace Hosting.State;

/// <summary>
/// A received message that is hidden from other receivers. Calls must not overlap, because a renewal changes the
/// receipt that the next call needs.
/// </summary>
/// <param name="text">The message's text.</param>
/// <param name="tries">How often the message was received, including this time.</param>
public abstract class ReceivedSweepMessage(string text, long tries)
{
    /// <summary>The message's text.</summary>
    public string Text => text;

    /// <summary>How often the message was received, including this time.</summary>
    public long Tries => tries;

    /// <summary>
    /// Hides the message for another <see cref="SweepQueueReceiver.Hidden"/>; false if another receiver has it now.
    /// </summary>
    public abstract Task<bool> RenewAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the completed message; has no effect if another receiver has it now.</summary>
    public abstract Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns the failed message to the queue after the delay, or moves it to the poison queue after its last try.
    /// </summary>
    public abstract Task AbandonAsync(TimeSpan delay, CancellationToken cancellationToken);
}
