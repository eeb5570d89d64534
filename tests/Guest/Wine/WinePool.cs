using System.Collections.Concurrent;
using Guest.Tests.Wine;
using Remediation.Verdicts;
using Simulator.Guests;
using Simulator.Guests.Wine;
using Simulator.Machines;

[assembly: AssemblyFixture(typeof(WinePool))]

namespace Guest.Tests.Wine;

/// <summary>
/// Machines on Wine for tests, made when first asked for and used again: loading a registry replaces all that a test
/// can have left.
/// </summary>
public sealed class WinePool : IAsyncDisposable
{
    private readonly ConcurrentBag<WineGuest> idle = [];
    private readonly SemaphoreSlim starting = new(1);
    private TlsEndpoint? endpoint;
    private int made;

    /// <summary>
    /// A machine with this registry; it goes back by <see cref="GiveBack"/>. Where Wine is missing the test is skipped,
    /// in CI it fails.
    /// </summary>
    public async Task<WineGuest> RentAsync(MemoryRegistry? image = null)
    {
        var token = TestContext.Current.CancellationToken;
        if (!idle.TryTake(out var guest))
        {
            var wine = Installation();
            guest = new WineGuest(wine, await EndpointAsync(token), Spec($"wine{Interlocked.Increment(ref made)}"));
        }

        await guest.LoadAsync(image ?? MemoryRegistry.CreateWindows(14393, "Windows Server"), token);
        return guest;
    }

    /// <summary>Takes a machine back.</summary>
    public void GiveBack(WineGuest guest) => idle.Add(guest);

    /// <summary>A machine of one's own, with an application of one's own; dispose of it.</summary>
    public async Task<WineGuest> MakeAsync(MachineSpec spec, MemoryRegistry image)
    {
        var guest = new WineGuest(Installation(), await EndpointAsync(TestContext.Current.CancellationToken), spec);
        await guest.LoadAsync(image, TestContext.Current.CancellationToken);
        return guest;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(idle.Select(guest => guest.DisposeAsync().AsTask()));
        if (endpoint is not null)
        {
            await endpoint.DisposeAsync();
        }

        starting.Dispose();
    }

    /// <summary>Wine; the test is skipped where it is missing, and fails where that is in CI.</summary>
    public static WineInstallation Installation()
    {
        var isInstalled = WineInstallation.TryFind(out var wine, out var missing);
        Assert.SkipWhen(
            !isInstalled && Environment.GetEnvironmentVariable("CI") is null or "",
            $"{missing}; scripts/wine.sh puts it there."
        );
        return wine ?? WineInstallation.Demand();
    }

    private static MachineSpec Spec(string name) =>
        new()
        {
            Name = name,
            Story = "",
            Expected = VerdictKind.Compliant,
            Client = ClientKind.Schannel,
        };

    private async Task<TlsEndpoint> EndpointAsync(CancellationToken token)
    {
        await starting.WaitAsync(token);
        try
        {
            return endpoint ??= await TlsEndpoint.StartAsync(token);
        }
        finally
        {
            starting.Release();
        }
    }
}
