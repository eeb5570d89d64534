using Azure.Storage.Blobs.Specialized;
using Cloud.State;
using Microsoft.Extensions.Time.Testing;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class BlobLeaseTests(SharedAzurite azurite) : LeaseContract
{
    private readonly FakeTimeProvider time = new();
    private StateClients? clients;

    protected override async Task<(ILease One, ILease Other)> OpenAsync()
    {
        clients = await azurite.OpenAsync();
        return (new BlobLease(clients, time), new BlobLease(clients, time));
    }

    protected override async Task BreakAsync()
    {
        await clients!.Leases.GetBlobClient("sweep").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        time.Advance(BlobLease.RenewEvery);
    }
}
