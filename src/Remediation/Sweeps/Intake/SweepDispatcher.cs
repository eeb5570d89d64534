namespace Remediation.Sweeps.Intake;

/// <summary>
/// Keeps a sweep's record and its one message together. The record is added first, so that no worker receives a message
/// without a record. The record is removed if its message cannot be sent, so that no sweep is half started.
/// </summary>
internal sealed class SweepDispatcher(ISweepStore store, ISweepQueue queue, TimeProvider time)
{
    private const int StrandedSearched = 100;
    private static readonly TimeSpan StrandedAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OneMoment = TimeSpan.FromTicks(1);

    /// <summary>Adds the record of a new sweep and sends its message; null if the id is taken.</summary>
    public async Task<SweepRecord?> TryDispatchAsync(
        string id,
        SweepRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var record = new SweepRecord
        {
            Id = id,
            Request = request,
            AcceptedAt = now,
            UpdatedAt = now,
        };
        var added = await store.TryAddAsync(record, cancellationToken);
        if (added is not null)
        {
            await SendOrWithdrawAsync(added, cancellationToken);
        }

        return added;
    }

    /// <summary>Sends the message of a waiting sweep again; null if its record changed meanwhile.</summary>
    public async Task<SweepRecord?> TryDispatchAgainAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var kept = IsKept(record) ? record : await store.TryReplaceAsync(Touch(record), cancellationToken);
        if (kept is not null)
        {
            await SendAsync(kept.Id, cancellationToken);
        }

        return kept;
    }

    /// <summary>
    /// Sends the message of sweeps that have waited for long again. Without this, a process that died between record
    /// and message would leave a sweep waiting for ever. A duplicate message does no harm.
    /// </summary>
    public async Task ResendStrandedAsync(CancellationToken cancellationToken)
    {
        var strandedBefore = time.GetUtcNow() - StrandedAfter;
        var records = await store.ListAsync(StrandedSearched, cancellationToken);
        var waiting = records.Where(record => record.State == SweepState.Queued);
        foreach (var record in waiting.Where(record => record.AcceptedAt < strandedBefore))
        {
            await SendAsync(record.Id, cancellationToken);
        }
    }

    /// <summary>
    /// True if the record is never withdrawn. A record is withdrawn only while it is unchanged, so it is changed before
    /// any other caller is told that the sweep waits.
    /// </summary>
    public static bool IsKept(SweepRecord record) => record.UpdatedAt > record.AcceptedAt;

    /// <summary>The same record with a new change time, so that it is kept.</summary>
    public SweepRecord Touch(SweepRecord record)
    {
        var now = time.GetUtcNow();
        return record with { UpdatedAt = now > record.AcceptedAt ? now : record.AcceptedAt + OneMoment };
    }

    private async Task SendOrWithdrawAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(record.Id, cancellationToken);
        }
        catch
        {
            await store.TryRemoveAsync(record, CancellationToken.None);
            throw;
        }
    }

    private Task SendAsync(string id, CancellationToken cancellationToken) =>
        queue.SendAsync(new SweepMessage(id), TimeSpan.Zero, cancellationToken);
}
