namespace Hosting.State;

/// <summary>
/// A message that was received and is hidden from others. One call at a time: a renewal changes what the next needs.
/// </summary>
/// <param name="text">What it says.</param>
/// <param name="tries">How often it was received, this time included.</param>
public abstract class ReceivedSweepMessage(string text, long tries)
{
    /// <summary>What it says.</summary>
    public string Text => text;

    /// <summary>How often it was received, this time included.</summary>
    public long Tries => tries;

    /// <summary>
    /// Hides it for another <see cref="SweepQueueReceiver.Hidden"/>; false where somebody else has it by now.
    /// </summary>
    public abstract Task<bool> RenewAsync(CancellationToken cancellationToken);

    /// <summary>Done: it goes away. Nothing happens where somebody else has it by now.</summary>
    public abstract Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Failed: it shows again after the delay, or goes to the poison queue after its last try.</summary>
    public abstract Task AbandonAsync(TimeSpan delay, CancellationToken cancellationToken);
}
