using Microsoft.Extensions.Logging;
using Remediation.Sweeps.Running;
using Remediation.Telemetry;

namespace Hosting.State;

/// <summary>
/// Takes messages from the queue as the Functions host does: one at a time, hidden while it is worked on, given back
/// after an error, poison after the last try.
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

    // host.json's visibilityTimeout is longer; here somebody watches.
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Works until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => Task.FromResult(false), cancellationToken);

    /// <summary>
    /// Works until it is cancelled, or until there is enough of it, which is asked before each message.
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
        // Only the work is cancelled; this waits until it has stopped, or the simulator would close under a sweep that
        // still runs.
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
