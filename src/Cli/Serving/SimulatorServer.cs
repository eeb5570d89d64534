using Cli.Options;
using Remediation.Policies;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;
using Simulator.Platform.Authorization;
using Simulator.Platform.Faults;

namespace Cli.Serving;

/// <summary>
/// The simulated Azure on the wall clock, with a fleet that has a week of past connections and keeps connecting, to try
/// the product against.
/// </summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private static readonly TimeSpan TrafficInterval = TimeSpan.FromSeconds(10);

    private readonly MemoryHypervisor hypervisor;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task living;
    private readonly SweepMode mode;

    private SimulatorServer(
        MemoryHypervisor hypervisor,
        SimulatedFleet world,
        SimulatedAzure azure,
        WorkstationStorage storage,
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
        living = SimulateAsync(stopping.Token);
    }

    /// <summary>The fleet.</summary>
    public SimulatedFleet World { get; }

    /// <summary>The simulated Azure.</summary>
    public SimulatedAzure Azure { get; }

    /// <summary>Where the state is kept.</summary>
    public WorkstationStorage Storage { get; }

    /// <summary>The injected faults; null for none.</summary>
    public FaultInjection? Faults { get; }

    /// <summary>The settings of an app on this computer.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
        ServerSettings.Create(Azure, Storage.ConnectionString, mode);

    /// <summary>Starts it. The identity endpoint of this process becomes the simulator's.</summary>
    public static async Task<SimulatorServer> StartAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        var storage = await WorkstationStorage.StartAsync(options.Storage, cancellationToken);
        var hypervisor = new MemoryHypervisor();
        try
        {
            var world = await CreateFleetAsync(options, hypervisor, cancellationToken);
            // This clock is only Azure's. If it jumps, it is ahead of the app's clock, which is the wall clock, and so
            // are the times of tokens.
            var clock = new SimulatedClock(TimeProvider.System.GetUtcNow(), 1);
            var faults = FleetFaultActions.CreateFaults(options.Faults, options.Seed, world, clock);
            var platform = new SimulatedAzureOptions
            {
                HttpsPort = options.Port,
                TokenClock = TimeProvider.System,
                Faults = faults,
                GrantedActions = RoleAssignments.ListActions(options.Role),
            };
            var azure = await SimulatedAzure.StartAsync(
                world,
                platform,
                faults is null ? TimeProvider.System : clock,
                cancellationToken
            );
            return new SimulatorServer(
                hypervisor,
                world,
                azure,
                storage,
                faults,
                RoleAssignments.FindMode(options.Role)
            );
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

    private static async Task<SimulatedFleet> CreateFleetAsync(
        ServeOptions options,
        MemoryHypervisor hypervisor,
        CancellationToken cancellationToken
    )
    {
        var more = GeneratedFleet.Machines(options.Machines - NamedFleet.Machines.Count, new Random(options.Seed));
        var world = await SimulatedFleet.BuildAsync(
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

    private async Task SimulateAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TrafficInterval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await World.SimulateTrafficAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The simulator is shutting down.
        }
    }
}
