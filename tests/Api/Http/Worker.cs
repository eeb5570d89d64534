using Hosting.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>A worker on the state of a host, whose logs answer when a test lets them. It contacts no machine.</summary>
internal sealed class Worker
{
    private readonly TestApiHost host;
    private readonly SweepMessageHandler work;

    public Worker(TestApiHost host)
    {
        this.host = host;
        var log = new Mock<IConnectionLog>(MockBehavior.Strict);
        log.Setup(port => port.FindLegacyAsync(It.IsAny<LogWindow>(), It.IsAny<CancellationToken>()))
            .Returns((LogWindow _, CancellationToken token) => Logs.Task.WaitAsync(token));
        log.Setup(port =>
                port.ReadAddressObservationsAsync(
                    It.IsAny<IReadOnlyCollection<string>>(),
                    It.IsAny<LogWindow>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync([]);
        var inventory = Mock.Of<IInventory>(port =>
            port.ReadAsync(It.IsAny<CancellationToken>()) == Task.FromResult(A.Inventory(A.Machine()))
        );
        var ports = new SweepPorts(
            log.Object,
            inventory,
            new Mock<IRunCommandChannel>(MockBehavior.Strict).Object,
            new MemoryLedger(),
            host.Archive,
            new MemoryKillSwitch()
        );
        var pace = new OrderExecutionOptions(TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), 4);
        var meters = new ServiceCollection()
            .AddMetrics()
            .BuildServiceProvider()
            .GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        work = new SweepMessageHandler(
            new SweepMessagePorts(host.Store, host.Queue, new MemoryLease()),
            new Sweep(ports, pace, new CallRateLimiter(), host.Time, NullLogger<Sweep>.Instance),
            host.Settings,
            new SweepMetrics(meters),
            host.Time,
            NullLogger<SweepMessageHandler>.Instance
        );
    }

    /// <summary>What the logs answer, once it is there.</summary>
    public TaskCompletionSource<LogAnswer> Logs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetLogsAnswer() =>
        Logs.SetResult(new LogAnswer([A.Row()], [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 1)]));

    /// <summary>Takes a message from the queue and works on it, as the Functions host does.</summary>
    public async Task WorkAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var message = await StorageSweepQueueReceiver.Sweeps(host.State).ReceiveAsync(token);
        Assert.NotNull(message);
        await work.HandleAsync(message.Text, token);
        await message.CompleteAsync(token);
    }
}
