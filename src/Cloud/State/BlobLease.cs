using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The lease of one blob. Azure uses its own clock; the holder counts from before its request, so it gives the lease up
/// no later than Azure does.
/// </summary>
/// <param name="clients">The clients.</param>
/// <param name="time">Paces the renewals.</param>
public sealed class BlobLease(StateClients clients, TimeProvider time) : ILease
{
    /// <summary>How long a lease lasts without renewal; Azure allows 15 to 60 seconds.</summary>
    public static TimeSpan Term { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the lease is renewed.</summary>
    public static TimeSpan RenewEvery { get; } = TimeSpan.FromSeconds(20);

    private readonly BlobClient blob = clients.Leases.GetBlobClient("sweep");

    /// <inheritdoc/>
    public Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync<ILeaseHold?>(
            "taking the lease",
            async () =>
            {
                // Each attempt has a new lease id, so an instance cannot take a lease that it already holds.
                var lease = blob.GetBlobLeaseClient();
                var asked = time.GetTimestamp();
                try
                {
                    await lease.AcquireAsync(Term, cancellationToken: cancellationToken);
                }
                catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    await CreateAsync(cancellationToken);
                    return await TryTakeAsync(cancellationToken);
                }
                catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
                {
                    return null;
                }

                return new BlobLeaseHold(lease, time, asked);
            },
            cancellationToken
        );
    }

    // Two instances may create the blob at once; one of them is told that the blob exists or is leased already.
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            BlobUploadOptions onlyNew = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(new BinaryData([]), onlyNew, cancellationToken);
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412) { }
    }
}
