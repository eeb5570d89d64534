using Microsoft.Extensions.Logging;
using Remediation.Execution;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Running;

/// <summary>
/// Runs the sweeps that the queue's messages request. A message may come twice, late, or after a crash in the middle.
/// The record says whether the sweep is still to be run, the lease keeps other workers from running it, and a resumed
/// sweep finds its own orders in Azure. After an exception the queue delivers the message again, and gives up after a
/// few attempts.
/// </summary>
public sealed partial class SweepMessageHandler(
    SweepMessagePorts ports,
    Sweep sweep,
    SweepOptions settings,
    SweepMetrics metrics,
    TimeProvider time,
    ILogger<SweepMessageHandler> logger
)
{
    /// <summary>The delay of a message that arrives while another sweep runs.</summary>
    public static readonly TimeSpan Deferral = TimeSpan.FromSeconds(30);

    /// <summary>The delay of the sweep that continues outstanding orders.</summary>
    public static readonly TimeSpan ContinuesAfter = TimeSpan.FromMinutes(5);

    private const int LongestQuote = 200;

    private readonly SweepCompletion completion = new(ports, metrics, time, logger);

    private static readonly Func<ILogger, string, IDisposable?> SweepScope = LoggerMessage.DefineScope<string>(
        "Sweep {Sweep}"
    );

    /// <summary>Handles one message of the queue.</summary>
    public async Task HandleAsync(string text, CancellationToken cancellationToken)
    {
        if (!SweepMessage.TryRead(text, out var message))
        {
            LogUnreadable(logger, text[..Math.Min(LongestQuote, text.Length)]);
            return;
        }

        using var scope = SweepScope(logger, message.SweepId);
        switch (await ports.Store.FindAsync(message.SweepId, cancellationToken))
        {
            case null or { IsOver: true }:
                LogNothingToDo(logger, message.SweepId);
                break;
            case { CancelRequested: true } record:
                await completion.EndAsync(record.Id, Cancelled, cancellationToken);
                break;
            case var record:
                await TakeAsync(message, record, cancellationToken);
                break;
        }
    }

    /// <summary>Handles a message that the queue gave up on: its sweep has failed.</summary>
    public async Task HandlePoisonAsync(string text, CancellationToken cancellationToken)
    {
        if (!SweepMessage.TryRead(text, out var message))
        {
            LogUnreadable(logger, text[..Math.Min(LongestQuote, text.Length)]);
            return;
        }

        using var scope = SweepScope(logger, message.SweepId);
        var reason = new Reason(ReasonCodes.SweepPoisoned, "The queue gave up on its message.");
        await completion.EndAsync(
            message.SweepId,
            record => record with { State = SweepState.Failed, Failure = reason },
            cancellationToken
        );
    }

    private async Task TakeAsync(SweepMessage message, SweepRecord record, CancellationToken cancellationToken)
    {
        await using var hold = await ports.Lease.TryTakeAsync(cancellationToken);
        if (hold is null)
        {
            await ports.Queue.SendAsync(message, Deferral, cancellationToken);
            LogDeferred(logger, message.SweepId);
            return;
        }

        // The lease keeps other workers out. A request may have cancelled the sweep, or added machines to it, since the
        // record was read.
        var started = await ports.Store.ChangeAsync(record.Id, Start, cancellationToken);
        if (started is { State: SweepState.Running, CancelRequested: false })
        {
            await RunAsync(started, record.State == SweepState.Running, hold, cancellationToken);
        }
        else if (started is { IsOver: false })
        {
            await completion.EndAsync(started.Id, Cancelled, cancellationToken);
        }
    }

    private async Task RunAsync(
        SweepRecord record,
        bool isResumed,
        ILeaseHold hold,
        CancellationToken cancellationToken
    )
    {
        using var watch = new SweepMonitor(ports.Store, record.Id, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hold.Lost, watch.Cancelled);
        using var over = new CancellationTokenSource();
        var watching = watch.RunAsync(over.Token);
        try
        {
            var run = new SweepRun(record.Id, settings.CreatePolicy(record.Request)) { IsResumed = isResumed };
            var report = await sweep.RunAsync(run, watch, stop.Token);
            metrics.CountMachines(report);
            // The host's cancellation does not apply here: a finished sweep that is not recorded as finished would run
            // again.
            await completion.EndAsync(record.Id, found => Finished(found, report), CancellationToken.None);
            await completion.ContinueAsync(record, report, cancellationToken);
        }
        catch (OperationCanceledException)
            when (watch.Cancelled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await completion.EndAsync(record.Id, Cancelled, cancellationToken);
        }
        catch (Exception exception)
        {
            metrics.CountInterruption();
            LogInterrupted(logger, exception, record.Id);
            throw;
        }
        finally
        {
            // This token stops only the monitor, whose end is awaited here.
            over.Cancel();
            await watching;
        }
    }

    private SweepRecord Start(SweepRecord found)
    {
        if (found.IsOver || found.CancelRequested)
        {
            return found;
        }

        return found with
        {
            State = SweepState.Running,
            UpdatedAt = time.GetUtcNow(),
        };
    }

    private static SweepRecord Cancelled(SweepRecord record) => record with { State = SweepState.Cancelled };

    private static SweepRecord Finished(SweepRecord record, SweepReport report)
    {
        return record with
        {
            State = SweepState.Finished,
            Failure = null,
            Outcome = report.Outcome,
            Machines = report.Machines.Count,
            PlanId = report.PlanId,
        };
    }

    [LoggerMessage(
        EventIds.MessageUnreadable,
        LogLevel.Error,
        "A message of the queue is not one of ours and was dropped: {Text}"
    )]
    private static partial void LogUnreadable(ILogger logger, string text);

    [LoggerMessage(
        EventIds.NothingToDo,
        LogLevel.Information,
        "Sweep {SweepId} is over or withdrawn; its message has nothing to do"
    )]
    private static partial void LogNothingToDo(ILogger logger, string sweepId);

    [LoggerMessage(
        EventIds.SweepDeferred,
        LogLevel.Information,
        "Sweep {SweepId} waits: another sweep holds the lease"
    )]
    private static partial void LogDeferred(ILogger logger, string sweepId);

    [LoggerMessage(EventIds.SweepInterrupted, LogLevel.Warning, "Sweep {SweepId} was interrupted and comes again")]
    private static partial void LogInterrupted(ILogger logger, Exception cause, string sweepId);
}
