using Cli.Options;
using Cloud.State;
using Hosting.State;
using Microsoft.Extensions.DependencyInjection;
using Remediation.Baseline;
using Remediation.Ledger;
using Remediation.Reporting;
using Remediation.Sweeps;
using Simulator.Tools;

namespace Cli.Serving;

/// <summary>The product's state in the simulator, with the receivers of its queues.</summary>
public abstract class WorkstationStorage : IAsyncDisposable
{
    private WorkstationStorage() { }

    /// <summary>For the setting <c>AzureWebJobsStorage</c>; a store in memory has no usable value.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">
    /// Azurite is not installed, or it did not start; the message says which.
    /// </exception>
    public static async Task<WorkstationStorage> StartAsync(StorageKind kind, CancellationToken cancellationToken)
    {
        if (kind == StorageKind.Memory)
        {
            return new InMemory();
        }

        var azurite = await AzuriteProcess.StartAsync(cancellationToken, anyClient: true);
        await StateClients.Open(azurite.Address).EnsureAsync(cancellationToken);
        return new OnAzurite(azurite);
    }

    /// <summary>Replaces the state's ports if the state is not in a storage account.</summary>
    public abstract void Replace(IServiceCollection services, TlsBaseline baseline);

    /// <summary>The queue and its poison queue.</summary>
    public abstract (SweepQueueReceiver Sweeps, SweepQueueReceiver Poison) OpenReceivers(IServiceProvider services);

    /// <summary>A separate ledger, for sweeps that run without the API.</summary>
    public abstract ILedger OpenLedger();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private sealed class InMemory : WorkstationStorage
    {
        private readonly MemorySweepQueue queue = new(TimeProvider.System);

        public override string ConnectionString => "UseDevelopmentStorage=true";

        public override void Replace(IServiceCollection services, TlsBaseline baseline)
        {
            var archive = new MemoryReportArchive(baseline);
            services
                .AddSingleton<ISweepQueue>(queue)
                .AddSingleton<ISweepStore>(new MemorySweepStore())
                .AddSingleton(OpenLedger())
                .AddSingleton<ILease>(new MemoryLease())
                .AddSingleton<IReportArchive>(archive)
                .AddSingleton<IReportSink>(archive);
        }

        public override (SweepQueueReceiver Sweeps, SweepQueueReceiver Poison) OpenReceivers(
            IServiceProvider services
        ) => (queue.Sweeps, queue.Poison);

        public override ILedger OpenLedger() => new MemoryLedger();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class OnAzurite(AzuriteProcess azurite) : WorkstationStorage
    {
        public override string ConnectionString => azurite.ConnectionString;

        public override void Replace(IServiceCollection services, TlsBaseline baseline)
        {
            // The settings already point to Azurite.
        }

        public override (SweepQueueReceiver Sweeps, SweepQueueReceiver Poison) OpenReceivers(IServiceProvider services)
        {
            var clients = services.GetRequiredService<StateClients>();
            return (StorageSweepQueueReceiver.Sweeps(clients), StorageSweepQueueReceiver.Poison(clients));
        }

        public override ILedger OpenLedger() => new TableLedger(StateClients.Open(azurite.Address));

        public override ValueTask DisposeAsync() => azurite.DisposeAsync();
    }
}
