using Cloud.ConnectionLogs;
using Remediation.ConnectionLogs;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;

namespace FunctionApp.Tests.Logs;

/// <summary>A simulated Log Analytics over HTTPS with the named fleet's week in it.</summary>
public sealed class LogScene : IAsyncLifetime
{
    /// <summary>The source whose question may be answered oddly.</summary>
    public const string Source = "Event";

    private readonly MemoryHypervisor hypervisor = new();

    internal SimulatedAzure Azure { get; private set; } = null!;

    /// <summary>The week.</summary>
    public LogWindow Window { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var world = await SimulatedFleet.BuildAsync(NamedFleet.Machines, 1, hypervisor, token);
        var now = TimeProvider.System.GetUtcNow();
        await world.PassAWeekUntilAsync(DateOnly.FromDateTime(now.UtcDateTime), token);
        // Asked as often as a test likes; how Azure throttles is tested elsewhere.
        var options = new SimulatedAzureOptions { Throttles = false };
        Azure = await SimulatedAzure.StartAsync(world, options, TimeProvider.System, token);
        Window = new LogWindow(now.AddDays(-7), now);
    }

    public async ValueTask DisposeAsync()
    {
        await Azure.DisposeAsync();
        await hypervisor.DisposeAsync();
    }

    /// <summary>The product's log over a client.</summary>
    internal static WorkspaceConnectionLog Log(ILogQuery query) =>
        new(
            query,
            [new LogTarget.Workspace(Simulator.Platform.Logs.SimulatedWorkspace.CustomerId)],
            TimeProvider.System
        );

    /// <summary>A way to Azure on which one source's question gets an answer of its own.</summary>
    internal OddTransport With(OddAnswer answer) => new OddTransport(Azure.CreateTransport(), answer);
}
