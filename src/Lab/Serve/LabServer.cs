using Lab.Guests;
using Lab.Platform;
using Lab.World;

namespace Lab.Serve;

/// <summary>
/// The simulated Azure on the wall clock, with a fleet that has a week of connections behind it and goes on connecting, for whoever wants to try
/// the product against it.
/// </summary>
public sealed class LabServer : IAsyncDisposable
{
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(10);

    private readonly GuestShell shell;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task living;

    private LabServer(GuestShell shell, LabWorld world, LabAzure azure, LabStorage storage)
    {
        (this.shell, World, Azure, Storage) = (shell, world, azure, storage);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", azure.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", azure.IdentityHeader);
        living = LiveAsync(stopping.Token);
    }

    /// <summary>The fleet.</summary>
    public LabWorld World { get; }

    /// <summary>The simulated Azure.</summary>
    public LabAzure Azure { get; }

    /// <summary>Where the state is kept.</summary>
    public LabStorage Storage { get; }

    /// <summary>What an app on this machine has to be told.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => ServerSettings.Of(Azure, Storage);

    /// <summary>Starts it. The identity endpoint of this process becomes the Lab's.</summary>
    public static async Task<LabServer> StartAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        var storage = await LabStorage.StartAsync(options.Storage, cancellationToken);
        var shell = new GuestShell(Environment.ProcessorCount);
        try
        {
            var world = Furnish(options, shell);
            var azure = await LabAzure.StartAsync(world, new LabPlatformOptions { HttpsPort = options.Port }, TimeProvider.System, cancellationToken);
            return new LabServer(shell, world, azure, storage);
        }
        catch
        {
            shell.Dispose();
            await storage.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await living;
        await Azure.DisposeAsync();
        await Storage.DisposeAsync();
        shell.Dispose();
        stopping.Dispose();
    }

    private static LabWorld Furnish(ServeOptions options, GuestShell shell)
    {
        var more = GeneratedFleet.Machines(options.Machines - NamedFleet.Machines.Count, new Random(options.Seed));
        var world = new LabWorld(NamedFleet.Machines.Concat(more), options.Seed, shell);
        world.PassAWeekUntil(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        return world;
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PulseEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                World.Pulse(TimeProvider.System.GetUtcNow());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The Lab closes.
        }
    }
}
