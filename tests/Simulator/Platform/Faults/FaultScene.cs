using Cloud.Clients;
using Cloud.RunCommands;
using Cloud.Tests.Stage;
using Microsoft.Extensions.Time.Testing;
using Remediation.Inventory;
using Remediation.Orders;
using Simulator.Platform;
using Simulator.Platform.Faults;

namespace Simulator.Tests.Platform.Faults;

/// <summary>
/// One machine that meets one kind of fault, the product's real channel to it, and a clock that only the test moves.
/// </summary>
internal sealed class FaultScene : IAsyncDisposable
{
    private static readonly TimeSpan AgentDelay = TimeSpan.FromSeconds(3);

    // Enough machines for two forms of every kind.
    private static readonly MachineId[] Fleet =
    [
        .. Enumerable.Range(0, 320).Select(number => MachineId.Parse(Rows.VmId($"vm{number}"))),
    ];

    private readonly CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60), TimeProvider.System);
    private readonly SimulatedAzure azure;

    private FaultScene(
        Estate estate,
        FakeTimeProvider time,
        MachineId machine,
        EstateMishaps mishaps,
        FaultInjection faults,
        SimulatedAzure azure
    )
    {
        (Estate, Time, Machine, Mishaps, Faults, this.azure) = (estate, time, machine, mishaps, faults, azure);
        var endpoints = new AzureEndpoints(azure.ArmEndpoint, azure.Audience);
        Channel = new RunCommandChannels(endpoints, azure.CreateCredential(), azure.CreateTransport());
    }

    public Estate Estate { get; }

    public FakeTimeProvider Time { get; }

    public MachineId Machine { get; }

    public EstateMishaps Mishaps { get; }

    public FaultInjection Faults { get; }

    public IRunCommandChannel Channel { get; }

    public ScriptedVm Vm => (ScriptedVm)Estate.FindVm(Machine.Value)!;

    public IReadOnlyList<AcceptedOrder> Accepted => azure.AcceptedOrders;

    public static async Task<FaultScene> OpenAsync(FaultKind kind, int variant = 0)
    {
        var plan = FaultPlan.Create(7, FaultProfile.Light, Fleet);
        var machine = Fleet.Single(id => plan.ListFor(id).Contains(new PlannedFault(kind, variant)));
        var (time, estate) = (
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)),
            new Estate()
        );
        estate.AddVm(machine.Name);
        var mishaps = new EstateMishaps(estate);
        var faults = new FaultInjection(plan, mishaps, time);
        var options = new SimulatedAzureOptions
        {
            AgentDelay = AgentDelay,
            Throttles = false,
            Faults = faults,
        };
        return new FaultScene(
            estate,
            time,
            machine,
            mishaps,
            faults,
            await SimulatedAzure.StartAsync(estate, options, time, TestContext.Current.CancellationToken)
        );
    }

    public GuestOrder Order(string occasion = "sweep-1") => Orders.Inspect(Orders.Vm(Machine), occasion);

    public Task<OrderState> StartAsync(GuestOrder? order = null) =>
        Channel.StartAsync(order ?? Order(), TimeSpan.FromHours(1), timeout.Token);

    public Task<OrderState> AskAsync(GuestOrder? order = null) => Channel.AskAsync(order ?? Order(), timeout.Token);

    public Task<GuestReply.Failed?> DeleteAsync(GuestOrder? order = null) =>
        Channel.DeleteAsync((order ?? Order()).Handle, timeout.Token);

    /// <summary>Advances the clock a little before each poll until the answer satisfies the condition.</summary>
    public async Task<OrderState> UntilAsync(Predicate<OrderState> good, GuestOrder? order = null)
    {
        while (true)
        {
            Time.Advance(AgentDelay);
            var state = await AskAsync(order);
            if (good(state))
            {
                return state;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }

    public async Task<T> EndAsync<T>(GuestOrder? order = null)
        where T : GuestReply =>
        Scene.Reply<T>(await UntilAsync(state => state is OrderState.Ended { Reply: T }, order));

    public async Task UntilAsync(Func<bool> good)
    {
        while (!good())
        {
            Time.Advance(AgentDelay);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await azure.DisposeAsync();
        timeout.Dispose();
        Assert.Empty(azure.UnexpectedRequests);
    }
}
