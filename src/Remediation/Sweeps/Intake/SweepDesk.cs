using Microsoft.Extensions.Logging;
using Remediation.Safety;

namespace Remediation.Sweeps.Intake;

/// <summary>
/// Where every door ends: it records the sweep and puts its one message into the queue. Record first, so that no worker meets a message without
/// one; and where the message cannot be sent, the record is withdrawn, so that nothing is half started.
/// </summary>
public sealed partial class SweepDesk(ISweepStore store, ISweepQueue queue, TimeProvider time, ILogger<SweepDesk> logger)
{
    // An alert rule that splits by machine fires once for each: sweeps that wait anyway are joined. A backlog longer than this is not searched.
    private const int WaitingSearched = 20;
    private const int MostTries = 5;
    private static readonly TimeSpan StrandedAfter = TimeSpan.FromMinutes(10);

    /// <summary>Accepts a sweep. The same id and request again find the sweep that is there; its message is sent again while it waits.</summary>
    /// <exception cref="StateUnavailableException">Nothing was started; the same call may work later.</exception>
    public async Task<Acceptance> AcceptAsync(string id, SweepRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var now = time.GetUtcNow();
            var fresh = new SweepRecord { Id = id, Request = request, AcceptedAt = now, UpdatedAt = now };
            if (await store.TryAddAsync(fresh, cancellationToken) is { } added)
            {
                await SendOrWithdrawAsync(added, cancellationToken);
                LogAccepted(logger, id, request.Origin, request.Mode);
                return new Acceptance.Accepted(added);
            }

            if (await store.FindAsync(id, cancellationToken) is { } found && await FoundAgainAsync(found, request, cancellationToken) is { } acceptance)
            {
                return acceptance;
            }
        }

        throw new StateUnavailableException($"the record of sweep {id} came and went {MostTries} times");
    }

    /// <summary>
    /// Accepts an alert's sweep, as part of an alert sweep that still waits where there is one with the same mode and room for its machines.
    /// </summary>
    /// <exception cref="StateUnavailableException">Nothing was started; the same call may work later.</exception>
    public async Task<SweepRecord> AcceptAlertAsync(string id, SweepRequest request, CancellationToken cancellationToken)
    {
        var waiting = await store.ListAsync(WaitingSearched, cancellationToken);
        foreach (var record in waiting.Where(record => AlertSweeps.CanJoin(record, request)))
        {
            var joined = await store.ChangeAsync(record.Id, found => AlertSweeps.Join(found, request), cancellationToken);
            if (joined is not null && AlertSweeps.Covers(joined, request))
            {
                LogJoined(logger, id, joined.Id);
                return joined;
            }
        }

        // An alert that comes again after others joined its sweep asks for less than the sweep does.
        return (await AcceptAsync(id, request, cancellationToken)).Record;
    }

    /// <summary>Stops a sweep that waits, or asks the worker of one that runs to stop.</summary>
    public async Task<Cancellation> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var record = await store.ChangeAsync(id, found => found switch
        {
            { State: SweepState.Queued } => found with { State = SweepState.Cancelled, CancelRequested = true, UpdatedAt = time.GetUtcNow() },
            { State: SweepState.Running, CancelRequested: false } => found with { CancelRequested = true, UpdatedAt = time.GetUtcNow() },
            _ => found,
        }, cancellationToken);
        return record switch
        {
            null => new Cancellation.Unknown(),
            { State: SweepState.Cancelled } => new Cancellation.Stopped(record),
            { IsOver: true } => new Cancellation.TooLate(record),
            _ => new Cancellation.Asked(record),
        };
    }

    /// <summary>
    /// Sends the message of sweeps that wait for long again: a process that died between record and message would otherwise leave one waiting for ever.
    /// A message too many does no harm.
    /// </summary>
    public async Task ResendStrandedAsync(CancellationToken cancellationToken)
    {
        var old = time.GetUtcNow() - StrandedAfter;
        var records = await store.ListAsync(WaitingSearched, cancellationToken);
        foreach (var record in records.Where(record => record.State == SweepState.Queued && record.UpdatedAt < old))
        {
            await TouchAndSendAsync(record, cancellationToken);
        }
    }

    private async Task<Acceptance?> FoundAgainAsync(SweepRecord found, SweepRequest request, CancellationToken cancellationToken) =>
        found.Request.Fingerprint != request.Fingerprint ? new Acceptance.IdTaken(found)
        : found.State != SweepState.Queued ? new Acceptance.Accepted(found)
        : await TouchAndSendAsync(found, cancellationToken) is { } touched ? new Acceptance.Accepted(touched)
        : null;

    // The touch changes the record's version: whoever wants to withdraw it because his message failed no longer can.
    private async Task<SweepRecord?> TouchAndSendAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        if (await store.TryReplaceAsync(record with { UpdatedAt = time.GetUtcNow() }, cancellationToken) is not { } touched)
        {
            return null;
        }

        await queue.SendAsync(new SweepMessage(record.Id), TimeSpan.Zero, cancellationToken);
        return touched;
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
    private static partial void LogAccepted(ILogger logger, string sweepId, SweepOrigin origin, Planning.SweepMode mode);

    [LoggerMessage(701, LogLevel.Information, "Alert {AlertSweepId} joins sweep {SweepId}, which still waits")]
    private static partial void LogJoined(ILogger logger, string alertSweepId, string sweepId);
}
