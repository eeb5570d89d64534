using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Cloud.State;

namespace Hosting.State;

/// <summary>Receives messages of a queue in Azure Storage or Azurite.</summary>
public sealed class StorageSweepQueueReceiver : SweepQueueReceiver
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue;
    private readonly QueueClient? poison;

    private StorageSweepQueueReceiver(QueueClient queue, QueueClient? poison, TimeSpan hidden)
        : base(hidden)
    {
        this.queue = queue;
        this.poison = poison;
    }

    /// <summary>Receives waiting sweeps.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="hidden">How long a message is hidden; null for the default.</param>
    public static StorageSweepQueueReceiver Sweeps(StateClients clients, TimeSpan? hidden = null) =>
        new(clients.SweepQueue, clients.PoisonQueue, hidden ?? UsuallyHidden);

    /// <summary>Receives messages that failed too often.</summary>
    public static StorageSweepQueueReceiver Poison(StateClients clients) =>
        new(clients.PoisonQueue, null, UsuallyHidden);

    /// <inheritdoc/>
    public override Task<ReceivedSweepMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync<ReceivedSweepMessage?>(
            "receiving a message",
            async () =>
            {
                while ((await queue.ReceiveMessageAsync(Hidden, cancellationToken)).Value is { } received)
                {
                    var message = new Received(this, received);
                    if (poison is null || received.DequeueCount <= MostTries)
                    {
                        return message;
                    }

                    // The process of the last try ended before it could report the failure.
                    await message.PoisonAsync(poison, cancellationToken);
                }

                return null;
            },
            cancellationToken
        );
    }

    private sealed class Received(StorageSweepQueueReceiver inbox, QueueMessage message)
        : ReceivedSweepMessage(message.MessageText, message.DequeueCount)
    {
        private readonly string id = message.MessageId;
        private string receipt = message.PopReceipt;

        public override Task<bool> RenewAsync(CancellationToken cancellationToken) =>
            UpdateAsync(inbox.Hidden, cancellationToken);

        public override Task CompleteAsync(CancellationToken cancellationToken)
        {
            return OwnedAsync(
                "completing a message",
                () => inbox.queue.DeleteMessageAsync(id, receipt, cancellationToken),
                cancellationToken
            );
        }

        public override Task AbandonAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            return inbox.poison is { } poison && Tries >= MostTries
                ? StateFaults.GuardAsync(
                    "giving a message up",
                    () => PoisonAsync(poison, cancellationToken),
                    cancellationToken
                )
                : UpdateAsync(StorageSweepQueue.WholeSeconds(delay), cancellationToken);
        }

        // The message is sent to the poison queue before it is deleted: a duplicate is better than a loss.
        public async Task PoisonAsync(QueueClient poison, CancellationToken cancellationToken)
        {
            await poison.SendMessageAsync(Text, TimeSpan.Zero, Forever, cancellationToken);
            await CompleteAsync(cancellationToken);
        }

        private Task<bool> UpdateAsync(TimeSpan hidden, CancellationToken cancellationToken)
        {
            return OwnedAsync(
                "hiding a message",
                async () =>
                {
                    var update = await inbox.queue.UpdateMessageAsync(
                        id,
                        receipt,
                        (string?)null,
                        hidden,
                        cancellationToken
                    );
                    receipt = update.Value.PopReceipt;
                },
                cancellationToken
            );
        }

        private static Task<bool> OwnedAsync(string what, Func<Task> call, CancellationToken cancellationToken)
        {
            return StateFaults.GuardAsync(
                what,
                async () =>
                {
                    try
                    {
                        await call();
                        return true;
                    }
                    catch (RequestFailedException failed)
                        when (failed.ErrorCode == QueueErrorCode.MessageNotFound
                            || failed.ErrorCode == QueueErrorCode.PopReceiptMismatch
                        )
                    {
                        return false;
                    }
                },
                cancellationToken
            );
        }
    }
}
