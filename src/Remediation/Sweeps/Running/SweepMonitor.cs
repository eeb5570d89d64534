using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Running;

/// <summary>
/// Writes a running sweep's progress into its record every few seconds, and reads from the record whether the sweep was
/// asked to stop.
/// </summary>
/// <param name="store">The records.</param>
/// <param name="sweepId">The sweep.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class SweepMonitor(ISweepStore store, string sweepId, TimeProvider time, ILogger logger)
    : IProgress<SweepProgress>,
        IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource cancelled = new();
    private SweepProgress? latest;

    /// <summary>Cancelled once the sweep was asked to stop.</summary>
    public CancellationToken Cancelled => cancelled.Token;

    /// <inheritdoc/>
    public void Report(SweepProgress value) => Volatile.Write(ref latest, value);

    /// <summary>
    /// Runs until the token is cancelled. Never throws: a sweep must not fail because its progress could not be written
    /// or a stop was read late.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        // A cancelled wait would throw, with a stack trace, at the end of every sweep; a wait whose timer is disposed
        // returns false.
        using var end = cancellationToken.UnsafeRegister(static ended => ((PeriodicTimer)ended!).Dispose(), timer);
        try
        {
            while (await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                await PollAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The sweep is over.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => cancelled.Dispose();

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            var progress = Volatile.Read(ref latest);
            var record = await store.ChangeAsync(
                sweepId,
                found =>
                    found.State == SweepState.Running
                    && !found.CancelRequested
                    && progress is not null
                    && progress != found.Progress
                        ? found with
                        {
                            Progress = progress,
                            UpdatedAt = time.GetUtcNow(),
                        }
                        : found,
                cancellationToken
            );
            if (record is { CancelRequested: true })
            {
                // After this the monitor has nothing more to do.
                cancelled.Cancel();
            }
        }
        catch (StateUnavailableException unavailable)
        {
            LogNotWritten(logger, unavailable);
        }
    }

    [LoggerMessage(
        EventIds.RecordUnavailable,
        LogLevel.Warning,
        "The sweep's record could not be read or written; the sweep goes on"
    )]
    private static partial void LogNotWritten(ILogger logger, Exception cause);
}
