using Microsoft.Extensions.Logging;
using Remediation.Safety;

namespace Remediation.Sweeps.Intake;

/// <summary>
/// Where every door ends: it records the sweep and puts its one message into the queue. Record first, so that no worker
/// meets a message without one; and where the message cannot be sent, the record is withdrawn, so that nothing is half
/// started.
/// </summary>
public sealed partial class SweepDesk(
    ISweepStore store,
    ISweepQueue queue,
    TimeProvider time,
    ILogger<SweepDesk> logger
)
{
    // An alert rule that splits by machine fires once for each: sweeps that wait anyway are joined. A backlog longer
    // than this is not searched.
    private const int WaitingSearched = 20;
    private const int StrandedSearched = 100;
    private const int MostTries = 5;
    private static readonly TimeSpan StrandedAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OneMoment = TimeSpan.FromTicks(1);

    /// <summary>
    /// Accepts a sweep. The same id and request again find the sweep that is there; its message is sent again while it
    /// waits.
    /// </summary>
    /// <exception cref="StateUnavailableException">Nothing was started; the same call may work later.</exception>
    public Task<Acceptance> AcceptAsync(string id, SweepRequest request, CancellationToken cancellationToken) =>
        AcceptAsync(id, request, found => found.Request.Fingerprint == request.Fingerprint, cancellationToken);

    /// <summary>
    /// Accepts an alert's sweep, as part of an alert sweep that still waits where there is one with the same mode and
    /// room for its machines.
    /// </summary>
    /// <exception cref="StateUnavailableException">Nothing was started; the same call may work later.</exception>
    public async Task<SweepRecord> AcceptAlertAsync(
        string id,
        SweepRequest request,
        CancellationToken cancellationToken
    )
    {
        // An alert that comes again finds its own sweep, which others may have joined since.
        if (
            await store.FindAsync(id, cancellationToken) is null
            && await TryJoinAsync(id, request, cancellationToken) is { } joined
        )
        {
            return joined;
        }

        return (await AcceptAsync(id, request, _ => true, cancellationToken)).Record;
    }

    /// <summary>Stops a sweep that waits, or asks the worker of one that runs to stop.</summary>
    public async Task<Cancellation> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var record = await store.ChangeAsync(
            id,
            found =>
                found switch
                {
                    { State: SweepState.Queued } => found with
                    {
                        State = SweepState.Cancelled,
                        CancelRequested = true,
                        UpdatedAt = time.GetUtcNow(),
                    },
                    { State: SweepState.Running, CancelRequested: false } => found with
                    {
                        CancelRequested = true,
                        UpdatedAt = time.GetUtcNow(),
                    },
                    _ => found,
                },
            cancellationToken
        );
        return record switch
        {
            null => new Cancellation.Unknown(),
            { State: SweepState.Cancelled } => new Cancellation.Stopped(record),
            { IsOver: true } => new Cancellation.TooLate(record),
            _ => new Cancellation.Asked(record),
        };
    }

    /// <summary>
    /// Sends the message of sweeps that wait for long again: a process that died between record and message would
    /// otherwise leave one waiting for ever. A message too many does no harm.
    /// </summary>
    public async Task ResendStrandedAsync(CancellationToken cancellationToken)
    {
        var old = time.GetUtcNow() - StrandedAfter;
        var records = await store.ListAsync(StrandedSearched, cancellationToken);
        foreach (var record in records.Where(record => record.State == SweepState.Queued && record.AcceptedAt < old))
        {
            await queue.SendAsync(new SweepMessage(record.Id), TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task<Acceptance> AcceptAsync(
        string id,
        SweepRequest request,
        Predicate<SweepRecord> isSame,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var now = time.GetUtcNow();
            var fresh = new SweepRecord
            {
                Id = id,
                Request = request,
                AcceptedAt = now,
                UpdatedAt = now,
            };
            if (await store.TryAddAsync(fresh, cancellationToken) is { } added)
            {
                await SendOrWithdrawAsync(added, cancellationToken);
                LogAccepted(logger, id, request.Origin, request.Mode);
                return new Acceptance.Accepted(added);
            }

            if (
                await store.FindAsync(id, cancellationToken) is { } found
                && await FoundAgainAsync(found, isSame, cancellationToken) is { } acceptance
            )
            {
                return acceptance;
            }
        }

        throw new StateUnavailableException($"the record of sweep {id} came and went {MostTries} times");
    }

    private async Task<Acceptance?> FoundAgainAsync(
        SweepRecord found,
        Predicate<SweepRecord> isSame,
        CancellationToken cancellationToken
    )
    {
        if (!isSame(found))
        {
            return new Acceptance.IdTaken(found);
        }

        if (found.State == SweepState.Queued)
        {
            var kept = IsKept(found) ? found : await store.TryReplaceAsync(Touched(found), cancellationToken);
            if (kept is null)
            {
                return null;
            }

            await queue.SendAsync(new SweepMessage(found.Id), TimeSpan.Zero, cancellationToken);
            return new Acceptance.Accepted(kept);
        }

        return new Acceptance.Accepted(found);
    }

    private async Task<SweepRecord?> TryJoinAsync(string id, SweepRequest request, CancellationToken cancellationToken)
    {
        var waiting = await store.ListAsync(WaitingSearched, cancellationToken);
        foreach (var record in waiting.Where(record => AlertSweeps.CanJoin(record, request)))
        {
            var joined = await store.TryChangeAsync(record.Id, Join, MostTries, cancellationToken);
            if (joined is not null && AlertSweeps.Covers(joined, request))
            {
                LogJoined(logger, id, joined.Id);
                return joined;
            }
        }

        return null;

        SweepRecord Join(SweepRecord found)
        {
            var joined = AlertSweeps.Join(found, request);
            return !AlertSweeps.Covers(joined, request) || (ReferenceEquals(joined, found) && IsKept(found))
                ? found
                : Touched(joined);
        }
    }

    // Whoever added a record withdraws it where its message cannot be sent, but only while it is as it was added. So
    // nobody else is told that a sweep waits before its record is another than that.
    private static bool IsKept(SweepRecord record) => record.UpdatedAt > record.AcceptedAt;

    private SweepRecord Touched(SweepRecord record)
    {
        return record with
        {
            UpdatedAt = time.GetUtcNow() is var now && now > record.AcceptedAt ? now : record.AcceptedAt + OneMoment,
        };
    }

    private async Task SendOrWithdrawAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendAsync(new SweepMessage(record.Id), TimeSpan.Zero, cancellationToken);
        }
        catch
        {
            await store.TryRemoveAsync(record, CancellationToken.None);
            throw;
        }
    }

    [LoggerMessage(700, LogLevel.Information, "Sweep {SweepId} accepted from {Origin} in mode {Mode}")]
    private static partial void LogAccepted(
        ILogger logger,
        string sweepId,
        SweepOrigin origin,
        Planning.SweepMode mode
    );

    [LoggerMessage(701, LogLevel.Information, "Alert {AlertSweepId} joins sweep {SweepId}, which still waits")]
    private static partial void LogJoined(ILogger logger, string alertSweepId, string sweepId);
}
