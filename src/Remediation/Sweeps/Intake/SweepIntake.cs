using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Intake;

/// <summary>
/// Accepts and cancels sweeps of every origin. An accepted sweep is recorded and its message is in the queue.
/// </summary>
public sealed partial class SweepIntake(
    ISweepStore store,
    ISweepQueue queue,
    TimeProvider time,
    ILogger<SweepIntake> logger
)
{
    // An alert rule that splits by machine fires once for each of them, so alerts join a sweep that still waits. At
    // most this number of waiting sweeps is searched.
    private const int WaitingSearched = 20;
    private const int MostTries = 5;

    private readonly SweepDispatcher dispatcher = new(store, queue, time);

    /// <summary>
    /// Accepts a sweep. A repeated call with the same id and request finds the existing sweep; its message is sent
    /// again while the sweep waits.
    /// </summary>
    /// <exception cref="StateUnavailableException">No sweep was started; the same call may succeed later.</exception>
    public Task<Acceptance> AcceptAsync(string id, SweepRequest request, CancellationToken cancellationToken) =>
        AcceptAsync(id, request, found => found.Request.Fingerprint == request.Fingerprint, cancellationToken);

    /// <summary>
    /// Accepts an alert's sweep. The alert joins a waiting alert sweep if there is one with the same mode and space for
    /// the alert's machines.
    /// </summary>
    /// <exception cref="StateUnavailableException">No sweep was started; the same call may succeed later.</exception>
    public async Task<SweepRecord> AcceptAlertAsync(
        string id,
        SweepRequest request,
        CancellationToken cancellationToken
    )
    {
        // An alert that is delivered again finds its own sweep, which other alerts may have joined since.
        var own = await store.FindAsync(id, cancellationToken);
        if (own is null && await TryJoinAsync(id, request, cancellationToken) is { } joined)
        {
            return joined;
        }

        return (await AcceptAsync(id, request, _ => true, cancellationToken)).Record;
    }

    /// <summary>Stops a sweep that waits, or asks the worker of one that runs to stop.</summary>
    public async Task<Cancellation> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var record = await store.ChangeAsync(id, RequestCancel, cancellationToken);
        return record switch
        {
            null => new Cancellation.Unknown(),
            { State: SweepState.Cancelled } => new Cancellation.Stopped(record),
            { IsOver: true } => new Cancellation.AlreadyEnded(record),
            _ => new Cancellation.Requested(record),
        };
    }

    /// <summary>Sends the message of sweeps that have waited for long again.</summary>
    public Task ResendStrandedAsync(CancellationToken cancellationToken) =>
        dispatcher.ResendStrandedAsync(cancellationToken);

    private SweepRecord RequestCancel(SweepRecord found)
    {
        if (found.State == SweepState.Queued)
        {
            return found with { State = SweepState.Cancelled, CancelRequested = true, UpdatedAt = time.GetUtcNow() };
        }

        if (found.State == SweepState.Running && !found.CancelRequested)
        {
            return found with { CancelRequested = true, UpdatedAt = time.GetUtcNow() };
        }

        return found;
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
            if (await dispatcher.TryDispatchAsync(id, request, cancellationToken) is { } added)
            {
                LogAccepted(logger, id, request.Origin, request.Mode);
                return new Acceptance.Accepted(added);
            }

            var found = await store.FindAsync(id, cancellationToken);
            if (found is not null && await ResumeAsync(found, isSame, cancellationToken) is { } acceptance)
            {
                return acceptance;
            }
        }

        throw new StateUnavailableException($"the record of sweep {id} came and went {MostTries} times");
    }

    private async Task<Acceptance?> ResumeAsync(
        SweepRecord found,
        Predicate<SweepRecord> isSame,
        CancellationToken cancellationToken
    )
    {
        if (!isSame(found))
        {
            return new Acceptance.IdTaken(found);
        }

        if (found.State != SweepState.Queued)
        {
            return new Acceptance.Accepted(found);
        }

        var kept = await dispatcher.TryDispatchAgainAsync(found, cancellationToken);
        return kept is null ? null : new Acceptance.Accepted(kept);
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
            if (!AlertSweeps.Covers(joined, request))
            {
                return found;
            }

            var isUnchanged = ReferenceEquals(joined, found);
            return isUnchanged && SweepDispatcher.IsKept(found) ? found : dispatcher.Touch(joined);
        }
    }

    [LoggerMessage(
        EventIds.SweepAccepted,
        LogLevel.Information,
        "Sweep {SweepId} accepted from {Origin} in mode {Mode}"
    )]
    private static partial void LogAccepted(
        ILogger logger,
        string sweepId,
        SweepOrigin origin,
        Remediation.Policies.SweepMode mode
    );

    [LoggerMessage(
        EventIds.AlertJoined,
        LogLevel.Information,
        "Alert {AlertSweepId} joins sweep {SweepId}, which still waits"
    )]
    private static partial void LogJoined(ILogger logger, string alertSweepId, string sweepId);
}
