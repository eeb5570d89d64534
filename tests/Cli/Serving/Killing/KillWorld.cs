using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs.Specialized;
using Cli.Serving;
using Cloud.Clients;
using Cloud.Inventory;
using Cloud.State;
using Remediation.Inventory;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;
using Simulator.Tools;

namespace Cli.Tests.Serving.Killing;

/// <summary>
/// A small fleet and its simulated Azure in the test's process, and the product's state on Azurite under names of its
/// own. The product itself is a process that can be killed; nothing of the world dies with it.
/// </summary>
internal sealed class KillWorld : IAsyncDisposable
{
    /// <summary>Id of the sweep that is killed.</summary>
    public const string First = "kill-1";

    /// <summary>Id of the sweep after it.</summary>
    public const string Second = "kill-2";

    private const int ClockFactor = 20;
    private const int Killed = 128 + 9;

    // Machines of each kind that are repaired, one that falls back at a restart, one that no repair can change, two
    // that must not be contacted and one that accepts no orders.
    private static readonly string[] Named =
    [
        "dc01",
        "aadconnect",
        "adfs-byhand",
        "web16-allones",
        "sql-regsz",
        "optout",
        "linux01",
        "files-restart",
        "erp-hardcoded",
        "gpo-owned",
        "no-access",
        "arc-branch",
        "shop_0",
    ];

    private static readonly MachineSpec[] Fleet =
    [
        .. Named.Select(Spec),
        Spec("erp-hardcoded") with
        {
            Name = "erp-complies",
            Seeds = RegistrySeeds.AllRight,
        },
        // The last to be written to: a run that begins with it has no others left that its canary could hold back.
        Spec("locked-key") with
        {
            Name = "zz-locked",
            Kind = MachineKind.ArcServer,
        },
    ];

    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    // One for all worlds: each would have to compile the script anew.
    private static readonly MemoryHypervisor Hypervisor = new();

    private readonly SimulatedClock clock;
    private readonly Countdown requests;
    private readonly DirectoryInfo folder;
    private readonly string connection;
    private readonly string prefix;

    private KillWorld(
        SimulatedFleet world,
        SimulatedAzure azure,
        SimulatedClock clock,
        Countdown requests,
        AzuriteProcess azurite,
        string prefix
    )
    {
        (this.clock, this.requests, this.prefix, World, Azure, connection) = (
            clock,
            requests,
            prefix,
            world,
            azure,
            azurite.ConnectionString
        );
        State = StateClients.Open(azurite.Address, new StateNames(prefix));
        folder = Directory.CreateTempSubdirectory("kill-");
        File.WriteAllText(Certificate, azure.CertificatePem);
    }

    public static IReadOnlyList<string> Sweeps { get; } = [First, Second];

    public SimulatedFleet World { get; }

    public SimulatedAzure Azure { get; }

    public StateClients State { get; }

    /// <summary>Requests that the simulated Azure has met.</summary>
    public int Requests => requests.Seen;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Certificate => Path.Combine(folder.FullName, "simulator.pem");

    public static async Task<KillWorld> StartAsync(AzuriteProcess azurite, string prefix)
    {
        var clock = new SimulatedClock(Monday, ClockFactor);
        var world = await SimulatedFleet.BuildAsync(Fleet, 1, Hypervisor, Token);
        await world.PassAWeekUntilAsync(DateOnly.FromDateTime(Monday.UtcDateTime), Token);
        var requests = new Countdown();
        var platform = new SimulatedAzureOptions { TokenClock = TimeProvider.System, Fault = requests.Count };
        return new KillWorld(
            world,
            await SimulatedAzure.StartAsync(world, platform, clock, Token),
            clock,
            requests,
            azurite,
            prefix
        );
    }

    public Process StartSweep(string id) =>
        CliProcess.Start(
            ["sweep", "--id", id, "--names", prefix, "--clock", clock.ToText()],
            [
                .. ServerSettings.Create(Azure, connection),
                new("SSL_CERT_FILE", Certificate),
                // No process runs long enough to profit from recompilation.
                new("DOTNET_TieredPGO", "0"),
                // The computer that runs the tests may be busy, and a second there is twenty simulated seconds.
                // A cool-down after a failure must not end between two sweeps either.
                new("Sweep__RetryAfter", "12:00:00"),
                new("Orders__ScriptTimeout", "00:40:00"),
                new("Orders__PollTimeout", "00:45:00"),
                new("Orders__TimeBudget", "00:50:00"),
            ]
        );

    /// <summary>Lets a sweep run to its end.</summary>
    public async Task FinishSweepAsync(string id)
    {
        using var process = StartSweep(id);
        var ending = CliProcess.EndAsync(process);
        if (await Task.WhenAny(ending, Task.Delay(Timeout, TimeProvider.System, Token)) != ending)
        {
            process.Kill();
        }

        var result = await ending;
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    /// <summary>
    /// Starts a sweep and kills it as <c>kill -9</c> does, a while after it began its request of this number; false
    /// where it had ended before.
    /// </summary>
    public async Task<bool> KillSweepAsync(string id, int request, TimeSpan later)
    {
        var reached = requests.ReachAsync(request);
        using var process = StartSweep(id);
        var ending = CliProcess.EndAsync(process);
        await Task.WhenAny(ending, ThenAsync(reached, later));
        process.Kill();
        var result = await ending;
        Assert.True(result.ExitCode is 0 or Killed, result.Output + result.Error);
        return result.ExitCode == Killed;
    }

    /// <summary>
    /// Breaks the lease of a killed worker, as an operator would, so that the next sweep need not wait for the end of
    /// its term.
    /// </summary>
    public async Task BreakLeaseAsync()
    {
        try
        {
            await State
                .Leases.GetBlobClient("sweep")
                .GetBlobLeaseClient()
                .BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 409)
        {
            // The lease had not been taken yet, or was released.
        }
    }

    /// <summary>Every machine that runs is restarted by its owner.</summary>
    public Task RestartAsync() =>
        Task.WhenAll(
            World
                .Machines.Where(machine => machine.PowerState == "running")
                .Select(machine => machine.RestartAsync(Token))
        );

    /// <summary>What the simulated Azure holds: the machines, and run commands of ours.</summary>
    public async Task<InventorySnapshot> InventoryAsync()
    {
        var endpoints = new AzureEndpoints(Azure.ArmEndpoint, Azure.Audience);
        var pipeline = AzureClients.Inventory(endpoints, Azure.CreateCredential(), Azure.CreateTransport());
        return await new ResourceGraphInventory(pipeline, endpoints, [SimulatedNetwork.SubscriptionId]).ReadAsync(
            Token
        );
    }

    private static MachineSpec Spec(string name) => NamedFleet.Machines.Single(spec => spec.Name == name);

    private static async Task ThenAsync(Task reached, TimeSpan later)
    {
        await reached;
        await Task.Delay(later, TimeProvider.System, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Azure.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
