using Azure.Storage.Blobs.Specialized;
using Cloud.State;
using Lab.State;
using Microsoft.Extensions.Time.Testing;
using Remediation.Safety;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class TableSweepStoreTests(SharedAzurite azurite) : SweepStoreContract
{
    protected override async Task<(ISweepStore One, ISweepStore Other)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (new TableSweepStore(clients), new TableSweepStore(clients));
    }
}

public sealed class TableLedgerTests(SharedAzurite azurite) : LedgerContract
{
    protected override async Task<(ILedger One, ILedger Other)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (new TableLedger(clients), new TableLedger(clients));
    }
}

public sealed class StorageQueueTests(SharedAzurite azurite) : QueueContract
{
    protected override async Task<(ISweepQueue Queue, SweepInbox Inbox, SweepInbox Poison)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (new StorageSweepQueue(clients), StorageSweepInbox.Sweeps(clients), StorageSweepInbox.Poison(clients));
    }

    // Azurite knows the wall clock only.
    protected override Task PassAsync(TimeSpan time) =>
        Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}

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

public sealed class StorageReportArchiveTests(SharedAzurite azurite) : ArchiveContract
{
    protected override async Task<IReportArchive> OpenAsync() =>
        new StorageReportArchive(await azurite.OpenAsync(), Baseline);
}
