using Cloud;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Lab.CommandLine;
using Lab.Platform;
using Lab.Platform.Authorization;
using Lab.Platform.Faults;
using Lab.Platform.Logs;
using Lab.State;
using Lab.World;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation;
using Remediation.Orders;
using Remediation.Orders.Pacing;
using Remediation.Orders.Running;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Safety;

namespace Lab.Loop;

/// <summary>
/// The real product, wired to the simulated Azure: real SDK clients, real HTTPS, a token from the identity endpoint.
/// </summary>
public sealed class LabSweeps : IAsyncDisposable
{
    // Patient, for the Lab's minutes are seconds and the machine that it runs on may be busy.
    private static readonly OrderPace Pace = new(
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(90),
        TimeSpan.FromMinutes(120),
        16
    )
    {
        Budget = TimeSpan.FromDays(1),
    };

    // An order that is stuck for good costs all of the patience; where some are, it is shorter.
    private static readonly OrderPace PaceAmongFaults = new(
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(6),
        16
    )
    {
        Budget = TimeSpan.FromDays(1),
    };

    private static readonly TimeSpan LogPatience = TimeSpan.FromMinutes(3);

    private readonly LabAzure azure;
    private readonly Sweep sweep;
    private readonly OrderRunner orders;
    private readonly LabOptions options;
    private int count;

    private LabSweeps(LabAzure azure, SweepPorts ports, LabClock clock, LabOptions options, FaultInjection? faults)
    {
        this.azure = azure;
        this.options = options;
        Faults = faults;
        var pace = options.Faults == FaultProfile.None ? Pace : PaceAmongFaults;
        var pacer = new Pacer();
        sweep = new Sweep(ports, pace, pacer, clock, NullLogger<Sweep>.Instance);
        orders = new OrderRunner(ports.Channel, pace, pacer, clock);
    }

    /// <summary>Starts the simulated Azure and wires the product to it.</summary>
    public static async Task<LabSweeps> StartAsync(
        LabOptions options,
        LabWorld world,
        LabClock clock,
        ILedger ledger,
        IReportSink sink,
        CancellationToken cancellationToken
    )
    {
        var faults = WorldMishaps.Deal(options.Faults, options.Seed, world, clock);
        // Tokens live by the wall clock, for the identity client knows no other.
        var platform = new LabPlatformOptions
        {
            TokenClock = TimeProvider.System,
            Faults = faults,
            GrantedActions = LabRoles.ActionsOf(options.Role),
        };
        var azure = await LabAzure.StartAsync(world, platform, clock, cancellationToken);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", azure.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", azure.IdentityHeader);
        var endpoints = new CloudEndpoints(azure.ArmEndpoint, azure.Audience);
        var credential = CloudCredentials.ManagedIdentity();
        var ports = new SweepPorts(
            new WorkspaceConnectionLog(
                new HttpLogQuery(
                    CloudClients.Logs(azure.Logs, credential, azure.CreateTransport()),
                    azure.Logs,
                    LogPatience
                ),
                [new LogTarget.Workspace(LabWorkspace.CustomerId)],
                clock
            ),
            new ResourceGraphInventory(
                CloudClients.Inventory(endpoints, credential, azure.CreateTransport()),
                endpoints,
                [LabNetwork.SubscriptionId]
            ),
            new RunCommandChannels(endpoints, credential, azure.CreateTransport()),
            ledger,
            sink,
            new MemoryKillSwitch()
        );
        return new LabSweeps(azure, ports, clock, options, faults);
    }

    /// <summary>What goes wrong; null for nothing.</summary>
    public FaultInjection? Faults { get; }

    /// <summary>Run commands that the platform accepted so far.</summary>
    public IReadOnlyList<AcceptedOrder> AcceptedOrders => azure.AcceptedOrders;

    /// <summary>Actions that the identity needed and does not have, and how often.</summary>
    public IReadOnlyDictionary<string, int> RefusedActions => azure.RefusedActions;

    /// <summary>Requests that the simulated Azure does not know.</summary>
    public IReadOnlyList<string> UnexpectedRequests => azure.UnexpectedRequests;

    /// <summary>Runs the next sweep.</summary>
    public Task<SweepReport> RunAsync(
        SweepMode mode,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    ) => RunAsync(new SweepPolicy { Mode = mode, MaxRepairs = options.Machines }, progress, cancellationToken);

    /// <summary>Runs the next sweep with other choices.</summary>
    public Task<SweepReport> RunAsync(
        SweepPolicy policy,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    ) => sweep.RunAsync(new SweepRun($"lab-{options.Seed}-{++count}", policy), progress, cancellationToken);

    /// <summary>Sends one order as an operator would who undoes a repair, and waits for its end.</summary>
    public async Task<OrderState> SendAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        OrderState? end = null;
        var hooks = new OrderHooks(
            (_, _) => Task.FromResult<Reason?>(null),
            _ => true,
            (_, state, _) =>
            {
                end = state;
                return Task.FromResult(new Settlement(OrderEffect.Inconclusive, MayRemove: false));
            }
        );
        await orders.RunAsync([new OrderTask(order, IsKnown: true)], [], hooks, cancellationToken);
        return end!;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => azure.DisposeAsync();
}
