using Cli.Options;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation.Execution;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Orders.Scheduling;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Sweeps;
using Simulator.Fleet;
using Simulator.Machines;
using Simulator.Platform;
using Simulator.Platform.Authorization;
using Simulator.Platform.Faults;
using Simulator.Platform.Logs;

namespace Cli.Runs;

/// <summary>
/// The real product, wired to the simulated Azure: real SDK clients, real HTTPS, a token from the identity endpoint.
/// </summary>
public sealed class SimulatedSweeps : IAsyncDisposable
{
    // The timeouts are long, because a simulated minute is seconds and the computer may be busy.
    private static readonly OrderExecutionOptions Options = new(
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(90),
        TimeSpan.FromMinutes(120),
        16
    )
    {
        TimeBudget = TimeSpan.FromDays(1),
    };

    // An order that is stuck for good costs the whole poll timeout, so the timeout is shorter if the fleet has such
    // orders.
    private static readonly OrderExecutionOptions OptionsWithFaults = new(
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(6),
        16
    )
    {
        TimeBudget = TimeSpan.FromDays(1),
    };

    private static readonly TimeSpan LogTimeout = TimeSpan.FromMinutes(3);

    private readonly SimulatedAzure azure;
    private readonly Sweep sweep;
    private readonly OrderRunner orders;
    private readonly DemoOptions options;
    private int count;

    private SimulatedSweeps(
        SimulatedAzure azure,
        SweepPorts ports,
        SimulatedClock clock,
        DemoOptions options,
        FaultInjection? faults
    )
    {
        this.azure = azure;
        this.options = options;
        Faults = faults;
        var pace = options.Faults == FaultProfile.None ? Options : OptionsWithFaults;
        var pacer = new CallRateLimiter();
        sweep = new Sweep(ports, pace, pacer, clock, NullLogger<Sweep>.Instance);
        orders = new OrderRunner(ports.Channel, pace, pacer, clock, NullLogger<OrderRunner>.Instance);
    }

    /// <summary>Starts the simulated Azure and wires the product to it.</summary>
    public static async Task<SimulatedSweeps> StartAsync(
        DemoOptions options,
        SimulatedFleet world,
        SimulatedClock clock,
        ILedger ledger,
        IReportSink sink,
        CancellationToken cancellationToken
    )
    {
        var faults = FleetFaultActions.CreateFaults(options.Faults, options.Seed, world, clock);
        // Tokens use the wall clock, because the identity client knows no other.
        var platform = new SimulatedAzureOptions
        {
            TokenClock = TimeProvider.System,
            Faults = faults,
            GrantedActions = RoleAssignments.ListActions(options.Role),
        };
        var azure = await SimulatedAzure.StartAsync(world, platform, clock, cancellationToken);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", azure.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", azure.IdentityHeader);
        var endpoints = new AzureEndpoints(azure.ArmEndpoint, azure.Audience);
        var credential = AzureCredentials.ManagedIdentity();
        var ports = new SweepPorts(
            new WorkspaceConnectionLog(
                new HttpLogQuery(
                    AzureClients.Logs(azure.Logs, credential, azure.CreateTransport()),
                    azure.Logs,
                    LogTimeout
                ),
                [new LogTarget.Workspace(SimulatedWorkspace.CustomerId)],
                clock
            ),
            new ResourceGraphInventory(
                AzureClients.Inventory(endpoints, credential, azure.CreateTransport()),
                endpoints,
                [SimulatedNetwork.SubscriptionId]
            ),
            new RunCommandChannels(endpoints, credential, azure.CreateTransport()),
            ledger,
            sink,
            new MemoryKillSwitch()
        );
        return new SimulatedSweeps(azure, ports, clock, options, faults);
    }

    /// <summary>The injected faults; null for none.</summary>
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
        var hooks = new OrderCallbacks(
            (_, _) => Task.FromResult<Reason?>(null),
            _ => true,
            (_, state, _) =>
            {
                end = state;
                return Task.FromResult(new Settlement(RolloutSignal.Inconclusive, MayRemove: false));
            }
        );
        await orders.RunAsync([new OrderTask(order, IsKnown: true)], [], hooks, cancellationToken);
        return end!;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => azure.DisposeAsync();
}
