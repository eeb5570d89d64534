using Lab.Guests;
using Lab.Platform;
using Lab.Platform.Authorization;
using Lab.Platform.Faults;
using Lab.World;
using Remediation.Planning;

namespace Lab.Serve;

/// <summary>
/// The simulated Azure on the wall clock, with a fleet that has a week of connections behind it and goes on connecting,
/// for whoever wants to try the product against it.
/// </summary>
public sealed class LabServer : IAsyncDisposable
{
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(10);

    private readonly MemoryHypervisor hypervisor;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task living;
    private readonly SweepMode mode;

    private LabServer(
        MemoryHypervisor hypervisor,
        LabWorld world,
        LabAzure azure,
        LabStorage storage,
        FaultInjection? faults,
        SweepMode mode
    )
    {
        this.hypervisor = hypervisor;
        World = world;
        Azure = azure;
        Storage = storage;
        Faults = faults;
        this.mode = mode;
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

    /// <summary>What goes wrong; null for nothing.</summary>
    public FaultInjection? Faults { get; }

    /// <summary>What an app on this machine has to be told.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
        ServerSettings.Of(Azure, Storage.ConnectionString, mode);

    /// <summary>Starts it. The identity endpoint of this process becomes the Lab's.</summary>
    public static async Task<LabServer> StartAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        var storage = await LabStorage.StartAsync(options.Storage, cancellationToken);
        var hypervisor = new MemoryHypervisor();
        try
        {
            var world = await FurnishAsync(options, hypervisor, cancellationToken);
            // Azure's clock alone: one that jumps is then ahead of the app's, which is the wall's. So are the times of
            // tokens.
            var clock = new LabClock(TimeProvider.System.GetUtcNow(), 1);
            var faults = WorldMishaps.Deal(options.Faults, options.Seed, world, clock);
            var platform = new LabPlatformOptions
            {
                HttpsPort = options.Port,
                TokenClock = TimeProvider.System,
                Faults = faults,
                GrantedActions = LabRoles.ActionsOf(options.Role),
            };
            var azure = await LabAzure.StartAsync(
                world,
                platform,
                faults is null ? TimeProvider.System : clock,
                cancellationToken
            );
            return new LabServer(hypervisor, world, azure, storage, faults, LabRoles.ModeOf(options.Role));
        }
        catch
        {
            await hypervisor.DisposeAsync();
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
        await hypervisor.DisposeAsync();
        stopping.Dispose();
    }

    private static async Task<LabWorld> FurnishAsync(
        ServeOptions options,
        MemoryHypervisor hypervisor,
        CancellationToken cancellationToken
    )
    {
        var more = GeneratedFleet.Machines(options.Machines - NamedFleet.Machines.Count, new Random(options.Seed));
        var world = await LabWorld.BuildAsync(
            NamedFleet.Machines.Concat(more),
            options.Seed,
            hypervisor,
            cancellationToken
        );
        await world.PassAWeekUntilAsync(
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            cancellationToken
        );
        return world;
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PulseEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await World.PulseAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The Lab closes.
        }
    }
}
