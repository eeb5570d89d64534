using Azure;
using Azure.Storage.Blobs.Specialized;
using Remediation.Ledger;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// A lease that is held: a loop renews it, and a separate timer ends the hold if no renewal succeeded in time.
/// </summary>
internal sealed class BlobLeaseHold : ILeaseHold
{
    // A failed renewal is repeated sooner than usual, so several attempts are made before the lease expires.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReleaseWithin = TimeSpan.FromSeconds(10);

    private readonly BlobLeaseClient lease;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly ITimer expiry;
    private readonly Task loop;
    private int disposed;

    public BlobLeaseHold(BlobLeaseClient lease, TimeProvider time, long asked)
    {
        this.lease = lease;
        this.time = time;
        Lost = lost.Token;
        expiry = time.CreateTimer(_ => lost.Cancel(), null, Left(asked), Timeout.InfiniteTimeSpan);
        loop = KeepAsync();
    }

    public CancellationToken Lost { get; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await stop.CancelAsync();
        await loop;
        await expiry.DisposeAsync();
        using var timeout = new CancellationTokenSource(ReleaseWithin, time);
        try
        {
            await StateFaults.GuardAsync(
                "releasing the lease",
                () => lease.ReleaseAsync(cancellationToken: timeout.Token),
                CancellationToken.None
            );
        }
        catch (StateUnavailableException)
        {
            // The lease expires by itself.
        }

        stop.Dispose();
        lost.Dispose();
    }

    private async Task KeepAsync()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, Lost);
        var wait = BlobLease.RenewEvery;
        while (true)
        {
            try
            {
                await Task.Delay(wait, time, end.Token);
                wait = await RenewAsync(end.Token);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // Renews the lease; returns how long to wait until the next renewal.
    private async Task<TimeSpan> RenewAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        try
        {
            await StateFaults.GuardAsync(
                "renewing the lease",
                () => lease.RenewAsync(cancellationToken: cancellationToken),
                cancellationToken
            );
            expiry.Change(Left(asked), Timeout.InfiniteTimeSpan);
            return BlobLease.RenewEvery;
        }
        catch (StateUnavailableException fault)
            when (fault.InnerException is RequestFailedException { Status: 404 or 409 or 412 })
        {
            // The lease was broken or taken over, or the blob was removed.
            await lost.CancelAsync();
            return BlobLease.RenewEvery;
        }
        catch (StateUnavailableException)
        {
            return RetryEvery;
        }
    }

    private TimeSpan Left(long asked)
    {
        var left = BlobLease.Term - time.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
