namespace Hosting.State;

/// <summary>
/// Receives messages of a queue outside the Functions host, with the host's behavior: a message is hidden while it is
/// processed; a message that failed <see cref="MostTries"/> times is moved to the poison queue; a poison queue has no
/// poison queue of its own.
/// </summary>
/// <param name="hidden">How long a message is hidden, after it was received or renewed.</param>
public abstract class SweepQueueReceiver(TimeSpan hidden)
{
    /// <summary>Tries of a message before it is moved to the poison queue.</summary>
    public const int MostTries = 5;

    /// <summary>How long a message is hidden by default.</summary>
    public static TimeSpan UsuallyHidden { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a message is hidden after it was received or renewed. If its worker dies, the message becomes visible
    /// again after this time.
    /// </summary>
    public TimeSpan Hidden => hidden;

    /// <summary>The next visible message; null if there is none.</summary>
    public abstract Task<ReceivedSweepMessage?> ReceiveAsync(CancellationToken cancellationToken);
}
