using Hosting.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps;

/// <summary>A sweep with doubles at its ports. Whatever is not set up throws.</summary>
internal sealed class SweepWorld
{
    public List<string> Journal { get; } = [];

    public Dictionary<MachineId, LedgerEntry> Ledger { get; } = [];

    public List<SweepReport> Published { get; } = [];

    public LogAnswer Answer { get; set; } =
        new([A.Row()], [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 1)]);

    public InventorySnapshot Inventory { get; set; } = A.Inventory(A.Machine());

    public Func<TrafficQuery, MachineTraffic>? Traffic { get; set; }

    public List<TrafficQuery> Questions { get; } = [];

    public IRunCommandChannel Channel { get; set; } = new Mock<IRunCommandChannel>(MockBehavior.Strict).Object;

    public FakeTimeProvider Time { get; } = new(A.Noon) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    public static OrderExecutionOptions Pace { get; } =
        new(TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), 4) { ExpectedDuration = TimeSpan.Zero };

    public MemoryKillSwitch KillSwitch { get; } = new();

    public ILogger<Sweep> Log { get; set; } = NullLogger<Sweep>.Instance;

    public async Task<SweepReport> RunAsync(
        SweepPolicy policy,
        string id = "sweep-1",
        bool isResumed = false,
        CancellationToken cancellationToken = default
    ) =>
        await new Sweep(Ports(), Pace, new CallRateLimiter(), Time, Log).RunAsync(
            new SweepRun(id, policy) { IsResumed = isResumed },
            Mock.Of<IProgress<SweepProgress>>(),
            cancellationToken
        );

    private SweepPorts Ports()
    {
        var log = new Mock<IConnectionLog>(MockBehavior.Strict);
        log.Setup(l => l.FindLegacyAsync(It.IsAny<LogWindow>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => Answer);
        log.Setup(l => l.ReadTrafficAsync(It.IsAny<IReadOnlyList<TrafficQuery>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (IReadOnlyList<TrafficQuery> questions, CancellationToken _) =>
                {
                    Questions.AddRange(questions);
                    return [.. questions.Select(Traffic!)];
                }
            );
        log.Setup(l =>
                l.ReadAddressObservationsAsync(
                    It.IsAny<IReadOnlyCollection<string>>(),
                    It.IsAny<LogWindow>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(() => A.Sightings(Inventory));
        var inventory = new Mock<IInventory>(MockBehavior.Strict);
        inventory.Setup(i => i.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => Inventory);
        var ledger = new Mock<ILedger>(MockBehavior.Strict);
        ledger.Setup(l => l.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => [.. Ledger.Values]);
        ledger
            .Setup(l => l.WriteAsync(It.IsAny<LedgerEntry>(), It.IsAny<CancellationToken>()))
            .Callback(
                (LedgerEntry entry, CancellationToken _) =>
                {
                    Journal.Add($"ledger {entry.Machine.Name}");
                    Ledger[entry.Machine] = entry;
                    (Channel as FakeChannel)?.Calls.Add($"ledger {entry.Machine.Name}");
                }
            )
            .Returns(Task.CompletedTask);
        var sink = new Mock<IReportSink>(MockBehavior.Strict);
        sink.Setup(s => s.PublishAsync(It.IsAny<SweepReport>(), It.IsAny<CancellationToken>()))
            .Callback((SweepReport report, CancellationToken _) => Published.Add(report))
            .Returns(Task.CompletedTask);
        return new SweepPorts(log.Object, inventory.Object, Channel, ledger.Object, sink.Object, KillSwitch);
    }
}
