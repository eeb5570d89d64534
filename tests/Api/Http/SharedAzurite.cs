using System.Net;
using System.Net.Sockets;
using Api.Tests.Http;
using Cloud.State;
using Simulator.Tools;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace Api.Tests.Http;

/// <summary>
/// One Azurite for the whole assembly, started by the first test that asks. Every test has names of its own in it.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteProcess>> process = new(() => AzuriteProcess.StartAsync(CancellationToken.None));
    private int count;

    /// <summary>An empty state for one test.</summary>
    public async Task<StateClients> OpenAsync()
    {
        var names = new StateNames($"d{Interlocked.Increment(ref count)}");
        var clients = StateClients.Open((await process.Value).Address, names);
        await clients.EnsureAsync(TestContext.Current.CancellationToken);
        return clients;
    }

    /// <summary>A state at a closed port.</summary>
    public static StateClients Gone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/devstoreaccount1";
        var key = Convert.ToBase64String(new byte[64]);
        return StateClients.Open(
            StateAddress.OnThisMachine(
                $"AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint={address};QueueEndpoint={address};"
                    + $"TableEndpoint={address};"
            ),
            retries: 0
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated)
        {
            await (await process.Value).DisposeAsync();
        }
    }
}
