using Cloud.State;
using Hosting.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class StorageQueueTests(SharedAzurite azurite) : QueueContract
{
    protected override async Task<(ISweepQueue Queue, SweepQueueReceiver Inbox, SweepQueueReceiver Poison)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (
            new StorageSweepQueue(clients),
            StorageSweepQueueReceiver.Sweeps(clients),
            StorageSweepQueueReceiver.Poison(clients)
        );
    }

    // Azurite knows the wall clock only.
    protected override Task PassAsync(TimeSpan time) =>
        Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}
