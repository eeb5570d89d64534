using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Simulation.Tests.Time;

/// <summary>
/// Work that the runtime itself hands to the thread pool, such as the callbacks of <see cref="CancellationTokenSource.CancelAsync"/>. It is held there
/// until the continuation that it came from has ended, and the simulation waits until it has ended in its turn: so what both of them post comes in
/// the same order in every run. The runtime's own events tell of it.
/// </summary>
internal sealed class Escapes
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<int, Escape> Escaped = new();
    private static readonly Listener Ears = new();

    [ThreadStatic]
    private static Escapes? current;

    private readonly Queue<Escape> outstanding = new();

    /// <summary>From now on this thread's escapes are held here.</summary>
    public void Listen()
    {
        GC.KeepAlive(Ears);
        current = this;
    }

    /// <summary>Nobody listens to this thread any more.</summary>
    public static void Deafen() => current = null;

    /// <summary>Lets the work of this thread that escaped go, one after the other, and waits for it.</summary>
    public void Settle()
    {
        while (outstanding.TryDequeue(out var escape))
        {
            escape.Go.Release();
            _ = escape.Ended.Wait(LongestWait) ? 0 : throw new TimeoutException("Work on the thread pool does not end: something there waits for the simulation.");
        }
    }

    private sealed class Escape
    {
        public SemaphoreSlim Go { get; } = new(0);

        public SemaphoreSlim Ended { get; } = new(0);
    }

    private sealed class Listener : EventListener
    {
        private const int Scheduled = 7;
        private const int Started = 8;
        private const int Completed = 9;
        private const int TaskIdAt = 2;

        // Keywords of the runtime's source: tasks, and their ends. It tells of an end only where both are on.
        private const EventKeywords TasksAndStops = (EventKeywords)0x42;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Threading.Tasks.TplEventSource")
            {
                EnableEvents(eventSource, EventLevel.Informational, TasksAndStops);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventId == Scheduled && current is { } escapes)
            {
                var escape = new Escape();
                escapes.outstanding.Enqueue(escape);
                Escaped[(int)eventData.Payload![TaskIdAt]!] = escape;
            }
            else if (eventData.EventId == Started && Escaped.TryGetValue((int)eventData.Payload![TaskIdAt]!, out var started))
            {
                started.Go.Wait(LongestWait);
            }
            else if (eventData.EventId == Completed && Escaped.TryRemove((int)eventData.Payload![TaskIdAt]!, out var ended))
            {
                ended.Ended.Release();
            }
        }
    }
}
