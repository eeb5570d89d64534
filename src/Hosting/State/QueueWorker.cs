using Microsoft.Extensions.Logging;
using Remediation.Sweeps.Running;
using Remediation.Telemetry;

namespace Hosting.State;

/// <summary>
/// Processes messages from the queue as the Functions host does: one at a time; a message is hidden while it is
/// processed, returned after an error, and moved to the poison queue after the last try.
/// </summary>
public sealed partial class QueueWorker(
    SweepMessageHandler work,
    SweepQueueReceiver sweeps,
    SweepQueueReceiver poison,
    TimeProvider time,
    ILogger<QueueWorker> logger
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // host.json's visibilityTimeout is longer; a short delay suits interactive use.
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Runs until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => Task.FromResult(false), cancellationToken);

    /// <summary>
    /// Runs until it is cancelled or <paramref name="isEnough"/>, which is called before each message, returns true.
    /// </summary>
    public Task RunAsync(Func<CancellationToken, Task<bool>> isEnough, CancellationToken cancellationToken)
    {
        return Task.WhenAll(
            LoopAsync(sweeps, work.HandleAsync, isEnough, cancellationToken),
            LoopAsync(poison, work.HandlePoisonAsync, isEnough, cancellationToken)
        );
    }

    private async Task LoopAsync(
        SweepQueueReceiver inbox,
        Func<string, CancellationToken, Task> handle,
        Func<CancellationToken, Task<bool>> isEnough,
        CancellationToken cancellationToken
    )
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await isEnough(cancellationToken))
                {
                    return;
                }

                if (await inbox.ReceiveAsync(cancellationToken) is { } message)
                {
                    await HandleAsync(inbox, message, handle, cancellationToken);
                }
                else
                {
                    await Task.Delay(Pause, time, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception.Message);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private async Task HandleAsync(
        SweepQueueReceiver inbox,
        ReceivedSweepMessage message,
        Func<string, CancellationToken, Task> handle,
        CancellationToken cancellationToken
    )
    {
        // Only the handler is cancelled. The worker waits until the handler has stopped; otherwise the simulator would
        // shut down while a sweep is running.
        var working = handle(message.Text, cancellationToken);
        while (await Task.WhenAny(working, Task.Delay(inbox.Hidden / 2, time, CancellationToken.None)) != working)
        {
            await message.RenewAsync(CancellationToken.None);
        }

        if (working.IsCompletedSuccessfully)
        {
            await message.CompleteAsync(cancellationToken);
            return;
        }

        await message.AbandonAsync(TryAgainAfter, CancellationToken.None);
        await working;
    }

    [LoggerMessage(
        EventIds.MessageFailed,
        LogLevel.Warning,
        "A message could not be received or worked on; the queue delivers it again: {Problem}"
    )]
    private static partial void LogFailed(ILogger logger, string problem);
}
