using Microsoft.Extensions.Logging;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Intake;

/// <summary>
/// Starts sweeps by timer: each tick requests a sweep of the whole scope in the installation's configured mode.
/// </summary>
public sealed partial class ScheduledSweep(
    SweepIntake intake,
    ISweepStore store,
    SweepOptions settings,
    TimeProvider time,
    ILogger<ScheduledSweep> logger
)
{
    private const int WaitingSearched = 20;

    /// <summary>
    /// Handles one tick. If an earlier tick's sweep still waits, no new sweep is requested, because both would read the
    /// same data.
    /// </summary>
    public async Task<SweepRecord> RequestAsync(CancellationToken cancellationToken)
    {
        var record = await AskAsync(cancellationToken);
        // Each tick is logged, even if it requested no new sweep: an alert rule fires when the messages stop.
        LogTick(logger, record.Id);
        return record;
    }

    private async Task<SweepRecord> AskAsync(CancellationToken cancellationToken)
    {
        await intake.ResendStrandedAsync(cancellationToken);
        var latest = await store.ListAsync(WaitingSearched, cancellationToken);
        if (
            latest.FirstOrDefault(record =>
                record is { State: SweepState.Queued, Request.Origin: SweepOrigin.Timer }
            ) is
            { } waiting
        )
        {
            return waiting;
        }

        var request = new SweepRequest { Origin = SweepOrigin.Timer, Mode = settings.Mode };
        return (await intake.AcceptAsync(SweepIds.FromTick(time.GetUtcNow()), request, cancellationToken)).Record;
    }

    [LoggerMessage(EventIds.TimerFired, LogLevel.Information, "The timer asked for a sweep; {SweepId} stands for it")]
    private static partial void LogTick(ILogger logger, string sweepId);
}
