using Microsoft.Extensions.Logging;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Running;

/// <summary>Records the end of a sweep, and starts the sweep that continues its outstanding orders.</summary>
internal sealed partial class SweepCompletion(
    SweepMessagePorts ports,
    SweepMetrics metrics,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>
    /// Starts a sweep that continues the orders that this sweep left outstanding. If the process dies first, the
    /// timer's next sweep finds the same orders.
    /// </summary>
    public async Task ContinueAsync(SweepRecord record, SweepReport report, CancellationToken cancellationToken)
    {
        // An approval covers one plan only, so no other sweep continues an approved sweep.
        if (report.HandedOver == 0 || record.Request.PlanId.Length > 0)
        {
            return;
        }

        if (SweepIds.FromContinuation(record.Id) is not { } id)
        {
            return;
        }

        var now = time.GetUtcNow();
        var next = new SweepRecord
        {
            Id = id,
            Request = record.Request,
            AcceptedAt = now,
            UpdatedAt = now,
        };
        if (await ports.Store.TryAddAsync(next, cancellationToken) is not null)
        {
            await ports.Queue.SendAsync(new SweepMessage(id), SweepMessageHandler.ContinuesAfter, cancellationToken);
            LogContinued(logger, record.Id, report.HandedOver, id);
        }
    }

    /// <summary>
    /// Records the end of a sweep. A recorded end is kept, unless the new end has a report: the queue may have given up
    /// on a duplicate of the message while this message was handled.
    /// </summary>
    public async Task EndAsync(string id, Func<SweepRecord, SweepRecord> end, CancellationToken cancellationToken)
    {
        var changed = false;
        var record = await ports.Store.ChangeAsync(
            id,
            found =>
            {
                var ended = end(found);
                var isFirstReport = ended.State == SweepState.Finished && found.State != SweepState.Finished;
                changed = !found.IsOver || isFirstReport;
                return changed ? ended with { UpdatedAt = time.GetUtcNow() } : found;
            },
            cancellationToken
        );
        if (changed && record is not null)
        {
            metrics.CountEnd(record);
            var detail = record.Failure is { } failure ? $"({failure.Code.Id}: {failure.Detail})" : "";
            LogEnded(logger, id, record.State, detail);
        }
    }

    [LoggerMessage(
        EventIds.OrdersHandedOver,
        LogLevel.Information,
        "Sweep {SweepId} hands over {Orders} orders to sweep {NextId}"
    )]
    private static partial void LogContinued(ILogger logger, string sweepId, int orders, string nextId);

    [LoggerMessage(EventIds.SweepConcluded, LogLevel.Information, "Sweep {SweepId} is {State} {Detail}")]
    private static partial void LogEnded(ILogger logger, string sweepId, SweepState state, string detail);
}
