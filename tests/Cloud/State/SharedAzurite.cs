using Azure.Core.Pipeline;
using Cloud.State;
using Cloud.Tests.State;
using Simulator.Tools;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace Cloud.Tests.State;

/// <summary>
/// One Azurite for the whole assembly, started by the first test that asks. Every test has names of its own in it.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteProcess>> process = new(() => AzuriteProcess.StartAsync(CancellationToken.None));
    private int count;

    public async Task<StateAddress> AddressAsync() => (await process.Value).Address;

    public async Task<string> ConnectionStringAsync() => (await process.Value).ConnectionString;

    public StateNames NewNames() => new($"t{Interlocked.Increment(ref count)}");

    /// <summary>An empty state of one's own.</summary>
    public async Task<StateClients> OpenAsync()
    {
        var clients = StateClients.Open(await AddressAsync(), NewNames());
        await clients.EnsureAsync(TestContext.Current.CancellationToken);
        return clients;
    }

    /// <summary>The same state over another wire.</summary>
    public async Task<StateClients> ReopenAsync(
        StateClients clients,
        HttpPipelineTransport transport,
        int retries = 3
    ) => StateClients.Open(await AddressAsync(), clients.Names, transport, retries);

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated)
        {
            await (await process.Value).DisposeAsync();
        }
    }
}
