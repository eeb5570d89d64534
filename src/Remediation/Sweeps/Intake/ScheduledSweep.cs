using Microsoft.Extensions.Logging;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Intake;

/// <summary>The timer's door: each tick asks for a sweep of the whole scope in the installation's own mode.</summary>
public sealed partial class ScheduledSweep(
    SweepIntake desk,
    ISweepStore store,
    SweepOptions settings,
    TimeProvider time,
    ILogger<ScheduledSweep> logger
)
{
    private const int WaitingSearched = 20;

    /// <summary>
    /// One tick. Where an earlier tick's sweep still waits, it stands for this one too: both would see the same world.
    /// </summary>
    public async Task<SweepRecord> RequestAsync(CancellationToken cancellationToken)
    {
        var record = await AskAsync(cancellationToken);
        // Each tick says so, also where it asked for nothing new: an alert rule listens for its silence.
        LogTick(logger, record.Id);
        return record;
    }

    private async Task<SweepRecord> AskAsync(CancellationToken cancellationToken)
    {
        await desk.ResendStrandedAsync(cancellationToken);
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
        return (await desk.AcceptAsync(SweepIds.FromTick(time.GetUtcNow()), request, cancellationToken)).Record;
    }

    [LoggerMessage(EventIds.TimerFired, LogLevel.Information, "The timer asked for a sweep; {SweepId} stands for it")]
    private static partial void LogTick(ILogger logger, string sweepId);
}
