using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Microsoft.Extensions.Time.Testing;
using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Orders;
using Simulator.Platform;
using Simulator.Platform.Logs;

namespace Cloud.Tests.Stage;

/// <summary>The real clients, the simulated Azure, a world, and a clock that only the test moves.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly TimeSpan AgentDelay = TimeSpan.FromSeconds(3);

    public static readonly LogTarget Workspace = new LogTarget.Workspace(SimulatedWorkspace.CustomerId);

    private static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    // A test that waits for something that never comes fails instead of hanging.
    private readonly CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60), TimeProvider.System);

    private Scene(Estate estate, FakeTimeProvider time, SimulatedAzure azure)
    {
        (Estate, Time, Azure) = (estate, time, azure);
        Endpoints = new AzureEndpoints(azure.ArmEndpoint, azure.Audience);
        Channel = new RunCommandChannels(Endpoints, azure.CreateCredential(), azure.CreateTransport());
    }

    public Estate Estate { get; }

    public FakeTimeProvider Time { get; }

    public SimulatedAzure Azure { get; }

    public AzureEndpoints Endpoints { get; }

    public IRunCommandChannel Channel { get; }

    public static async Task<Scene> OpenAsync(
        Func<InterceptedRequest, InjectedResponse?>? fault = null,
        DateTimeOffset? start = null,
        int mostLogRows = 500_000,
        bool throttles = false,
        IReadOnlyCollection<string>? granted = null
    )
    {
        var time = new FakeTimeProvider(start ?? new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        var estate = new Estate();
        // While the clock stands still, a test that polls repeatedly would soon use up the tokens of the quota.
        var options = new SimulatedAzureOptions
        {
            AgentDelay = AgentDelay,
            Fault = fault ?? (_ => null),
            MostLogRows = mostLogRows,
            Throttles = throttles,
            GrantedActions = granted,
        };
        return new Scene(
            estate,
            time,
            await SimulatedAzure.StartAsync(estate, options, time, TestContext.Current.CancellationToken)
        );
    }

    public Task<OrderState> StartAsync(GuestOrder order) => Channel.StartAsync(order, Deadline, timeout.Token);

    public Task<OrderState> AskAsync(GuestOrder order) => Channel.AskAsync(order, timeout.Token);

    public Task<GuestReply.Failed?> DeleteAsync(GuestOrder order) => Channel.DeleteAsync(order.Handle, timeout.Token);

    /// <summary>Lets the agent pick up what was sent.</summary>
    public void WakeAgent() => Time.Advance(AgentDelay);

    /// <summary>Asks until the order has left <see cref="OrderState.InProgress"/>.</summary>
    public Task<OrderState> SettleAsync(GuestOrder order) =>
        UntilAsync(() => AskAsync(order), state => state is not OrderState.InProgress);

    /// <summary>Asks until the answer is good.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> good)
    {
        var answer = await ask();
        while (!good(answer))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
            answer = await ask();
        }

        return answer;
    }

    /// <summary>Waits for a signal of a script.</summary>
    public Task AwaitAsync(TaskCompletionSource signal) => signal.Task.WaitAsync(timeout.Token);

    public async Task<T> EndedAsync<T>(GuestOrder order)
        where T : GuestReply => Reply<T>(await SettleAsync(order));

    public static T Reply<T>(OrderState state)
        where T : GuestReply => Assert.IsType<T>(Assert.IsType<OrderState.Ended>(state).Reply);

    public Task<InventorySnapshot> ReadInventoryAsync(params string[] subscriptions)
    {
        var pipeline = AzureClients.Inventory(Endpoints, Azure.CreateCredential(), Azure.CreateTransport(), retries: 0);
        return new ResourceGraphInventory(pipeline, Endpoints, subscriptions).ReadAsync(
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>A client of the simulated Log Analytics, without retries.</summary>
    public ILogQuery LogQuery(Azure.Core.TokenCredential? credential = null) =>
        new HttpLogQuery(
            AzureClients.Logs(Azure.Logs, credential ?? Azure.CreateCredential(), Azure.CreateTransport(), retries: 0),
            Azure.Logs,
            LogTimeout
        );

    /// <summary>The connection log of the workspace, read by that client.</summary>
    public IConnectionLog ConnectionLog(params LogTarget[] targets) =>
        new WorkspaceConnectionLog(LogQuery(), targets.Length == 0 ? [Workspace] : targets, Time);

    /// <summary>Closes the simulator. A passed test has sent only requests that the simulated Azure supports.</summary>
    public async ValueTask DisposeAsync()
    {
        await Azure.DisposeAsync();
        timeout.Dispose();
        Assert.Empty(Azure.UnexpectedRequests);
    }
}
