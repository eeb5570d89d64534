using Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.Baseline;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Running;

/// <summary>A worker on a state in memory, with two machines that speak legacy TLS and a channel that obeys.</summary>
internal sealed class HandlerWorld : IDisposable
{
    private readonly MemorySweepStore memory = new();
    private readonly MemoryLedger ledger = new();
    private readonly MemorySweepQueue messages;

    public HandlerWorld()
    {
        messages = new MemorySweepQueue(Time);
        Channel = new FakeChannel(order =>
            Outstanding
                ? new OrderState.InProgress()
                : A.Answer(order, order.Mode == GuestMode.Repair ? A.RepairReport() : A.Report())
        );
        Store = new TroubledStore(memory);
        Archive = new MemoryReportArchive(TlsBaseline.Default);
        Settings = new SweepOptions(SweepMode.Repair, [A.Subscription], A.Policy());
    }

    public FakeTimeProvider Time { get; } = new(A.Noon);

    public Meters Meters { get; } = new();

    public TroubledStore Store { get; }

    public MemoryLease Lease { get; } = new();

    /// <summary>Asked instead of the lease where it is not null.</summary>
    public ILease? OtherLease { get; set; }

    public MemoryReportArchive Archive { get; }

    public SweepOptions Settings { get; set; }

    public MemoryKillSwitch KillSwitch { get; } = new();

    public FakeChannel Channel { get; }

    /// <summary>True where no order ends.</summary>
    public bool Outstanding { get; set; }

    /// <summary>What the logs do when they are asked, before they answer.</summary>
    public Func<CancellationToken, Task> Logs { get; set; } = _ => Task.CompletedTask;

    public int TimesLogsWereAsked { get; private set; }

    public SweepMessageHandler Work =>
        new(
            new SweepMessagePorts(Store, messages, OtherLease ?? Lease),
            new Sweep(Ports(), SweepWorld.Pace, new CallRateLimiter(), Time, NullLogger<Sweep>.Instance),
            Settings,
            new SweepMetrics(Meters),
            Time,
            NullLogger<SweepMessageHandler>.Instance
        );

    public Task<SweepRecord?> FindAsync(string id = "a") => memory.FindAsync(id, CancellationToken.None);

    public async Task SetAsync(Func<SweepRecord, SweepRecord> change) =>
        Assert.NotNull(await memory.TryReplaceAsync(change((await FindAsync())!), CancellationToken.None));

    public async Task AddAsync(SweepRequest? request = null, SweepState state = SweepState.Queued) =>
        Assert.NotNull(
            await memory.TryAddAsync(
                new SweepRecord
                {
                    Id = "a",
                    Request = request ?? new SweepRequest { Origin = SweepOrigin.Http, Mode = SweepMode.Repair },
                    AcceptedAt = A.Noon,
                    UpdatedAt = A.Noon,
                    State = state,
                },
                CancellationToken.None
            )
        );

    public Task HandleAsync(string id = "a") =>
        Work.HandleAsync(new SweepMessage(id).ToJson(), TestContext.Current.CancellationToken);

    /// <summary>The text of the message that shows now; null where none does.</summary>
    public async Task<string?> ReceiveAsync() => (await messages.Sweeps.ReceiveAsync(CancellationToken.None))?.Text;

    public async Task<SweepReport> SweepAloneAsync(SweepMode mode) =>
        await new Sweep(Ports(), SweepWorld.Pace, new CallRateLimiter(), Time, NullLogger<Sweep>.Instance).RunAsync(
            new SweepRun("alone", A.Policy(mode)),
            Mock.Of<IProgress<SweepProgress>>(),
            CancellationToken.None
        );

    public async Task<string> ReportAsync()
    {
        await using var json = await Archive.OpenAsync("a", ReportForm.Json, CancellationToken.None);
        return json is null ? "" : await new StreamReader(json).ReadToEndAsync();
    }

    /// <summary>Lets time pass until the work is done.</summary>
    public async Task PassUntilAsync(Func<bool> isDone)
    {
        for (var tries = 0; !isDone(); tries++)
        {
            Assert.True(tries < 2000, "The condition did not hold in time.");
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Meters.Dispose();

    private SweepPorts Ports()
    {
        var log = new Mock<IConnectionLog>(MockBehavior.Strict);
        log.Setup(port => port.FindLegacyAsync(It.IsAny<LogWindow>(), It.IsAny<CancellationToken>()))
            .Returns(
                async (LogWindow _, CancellationToken token) =>
                {
                    TimesLogsWereAsked++;
                    await Logs(token);
                    return new LogAnswer(
                        [A.Row(), A.Row() with { ClientHost = "VM-02" }],
                        [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 2)]
                    );
                }
            );
        log.Setup(port =>
                port.ReadAddressObservationsAsync(
                    It.IsAny<IReadOnlyCollection<string>>(),
                    It.IsAny<LogWindow>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(A.Sightings(A.Inventory(A.Machine(1), A.Machine(2))));
        var inventory = Mock.Of<IInventory>(port =>
            port.ReadAsync(It.IsAny<CancellationToken>()) == Task.FromResult(A.Inventory(A.Machine(1), A.Machine(2)))
        );
        return new SweepPorts(log.Object, inventory, Channel, ledger, Archive, KillSwitch);
    }
}
