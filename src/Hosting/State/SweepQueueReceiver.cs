namespace Hosting.State;

/// <summary>
/// The receiving end of a queue for a process that is no Functions host. It behaves as that host does: a message that
/// is worked on is hidden; one that failed <see cref="MostTries"/> times goes to the poison queue, and a poison queue
/// has no other behind it.
/// </summary>
/// <param name="hidden">How long a message is hidden, after it was received or renewed.</param>
public abstract class SweepQueueReceiver(TimeSpan hidden)
{
    /// <summary>Tries of a message before it is called poison.</summary>
    public const int MostTries = 5;

    /// <summary>How long a message is hidden where nobody says otherwise.</summary>
    public static TimeSpan UsuallyHidden { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a message is hidden, after it was received or renewed: so long does the next wait for one whose worker
    /// died.
    /// </summary>
    public TimeSpan Hidden => hidden;

    /// <summary>The next message that shows, or null.</summary>
    public abstract Task<ReceivedSweepMessage?> ReceiveAsync(CancellationToken cancellationToken);
}
