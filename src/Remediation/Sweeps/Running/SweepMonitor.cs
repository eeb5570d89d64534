using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Running;

/// <summary>
/// While a sweep runs: writes its progress into its record every few seconds, and sees there whether somebody wants it
/// to stop.
/// </summary>
/// <param name="store">The records.</param>
/// <param name="sweepId">The sweep.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to.</param>
internal sealed partial class SweepMonitor(ISweepStore store, string sweepId, TimeProvider time, ILogger logger)
    : IProgress<SweepProgress>,
        IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource cancelled = new();
    private SweepProgress? latest;

    /// <summary>Cancelled once somebody asked for the sweep to stop.</summary>
    public CancellationToken Cancelled => cancelled.Token;

    /// <inheritdoc/>
    public void Report(SweepProgress value) => Volatile.Write(ref latest, value);

    /// <summary>
    /// Watches until the token ends it. Never throws: neither progress nor a late stop is worth a sweep.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        // A wait that a token ends is an exception, with its whole stack in words, at the end of every sweep; one that
        // its timer ends just says no.
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
                // The watch has nothing else to do than to see the sweep stop.
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
