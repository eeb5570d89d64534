using Cloud.State;
using Remediation.Sweeps;

namespace Hosting.State;

/// <summary>A sweep queue in memory, with its receivers.</summary>
/// <param name="time">The clock that determines when a message becomes visible.</param>
public sealed class MemorySweepQueue(TimeProvider time) : ISweepQueue
{
    private readonly Lock gate = new();
    private readonly List<Message> waiting = [];
    private readonly List<Message> poison = [];

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Receives waiting sweeps.</summary>
    public SweepQueueReceiver Sweeps => new Inbox(this, waiting, poison);

    /// <summary>Receives messages that failed too often.</summary>
    public SweepQueueReceiver Poison => new Inbox(this, poison, null);

    /// <inheritdoc/>
    public Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var shows = Now + StorageSweepQueue.WholeSeconds(delay);
        lock (gate)
        {
            waiting.Add(new Message(message.ToJson(), shows));
        }

        return Task.CompletedTask;
    }

    private sealed class Message(string text, DateTimeOffset shows)
    {
        public string Text { get; } = text;

        public DateTimeOffset Shows { get; set; } = shows;

        public long Tries { get; set; }

        public long Receipt { get; set; }
    }

    private sealed class Inbox(MemorySweepQueue queue, List<Message> messages, List<Message>? poison)
        : SweepQueueReceiver(UsuallyHidden)
    {
        public DateTimeOffset Now => queue.Now;

        public override Task<ReceivedSweepMessage?> ReceiveAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (queue.gate)
            {
                while (messages.Find(message => message.Shows <= Now) is { } next)
                {
                    next.Tries++;
                    next.Receipt++;
                    next.Shows = Now + Hidden;
                    if (poison is null || next.Tries <= MostTries)
                    {
                        return Task.FromResult<ReceivedSweepMessage?>(new Received(this, next));
                    }

                    Bury(next);
                }
            }

            return Task.FromResult<ReceivedSweepMessage?>(null);
        }

        // Returns false if another receiver has the message now.
        public Task<bool> ChangeAsync(Message message, long receipt, Action change, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (queue.gate)
            {
                var ours = messages.Contains(message) && message.Receipt == receipt;
                if (ours)
                {
                    change();
                }

                return Task.FromResult(ours);
            }
        }

        public void Remove(Message message) => messages.Remove(message);

        public void Release(Message message, DateTimeOffset shows)
        {
            if (poison is not null && message.Tries >= MostTries)
            {
                Bury(message);
            }
            else
            {
                message.Shows = shows;
            }
        }

        private void Bury(Message message)
        {
            messages.Remove(message);
            poison!.Add(new Message(message.Text, Now));
        }
    }

    private sealed class Received(Inbox inbox, Message message) : ReceivedSweepMessage(message.Text, message.Tries)
    {
        private readonly long receipt = message.Receipt;

        public override Task<bool> RenewAsync(CancellationToken cancellationToken) =>
            inbox.ChangeAsync(message, receipt, () => message.Shows = inbox.Now + inbox.Hidden, cancellationToken);

        public override Task CompleteAsync(CancellationToken cancellationToken) =>
            inbox.ChangeAsync(message, receipt, () => inbox.Remove(message), cancellationToken);

        public override Task AbandonAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            var shows = inbox.Now + StorageSweepQueue.WholeSeconds(delay);
            return inbox.ChangeAsync(message, receipt, () => inbox.Release(message, shows), cancellationToken);
        }
    }
}
