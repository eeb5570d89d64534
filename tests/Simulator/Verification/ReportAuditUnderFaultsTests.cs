using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulator.Platform.Faults;
using Simulator.Verification;

namespace Simulator.Tests.Verification;

/// <summary>
/// Under faults a verdict may differ from the scenario's, but must be true. Each case plants one false statement
/// beside a true one.
/// </summary>
public class ReportAuditUnderFaultsTests
{
    private const string Id = "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1";
    private const string Order = "tlsr-1";
    private static readonly DateTimeOffset Sweep = new(2026, 11, 5, 6, 0, 0, TimeSpan.Zero);
    private static readonly MachineState Legacy = new("TLS 1.0", ["a"]);
    private static readonly MachineState Modern = new("TLS 1.2", ["b"]);
    private static readonly SentOrder Earlier = new("tlsr-0", Sweep.AddDays(-2));
    private static readonly SentOrder Now = new(Order, Sweep.AddMinutes(1));

    public static TheoryData<VerdictKind, string, MachineTruth> Truths =>
        new()
        {
            {
                VerdictKind.Refused,
                nameof(ReasonCodes.NotRunning),
                Truth(Modern) with
                {
                    OrdersSent = [Earlier],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.Unproven,
                nameof(ReasonCodes.CoolingDown),
                Truth(Modern) with
                {
                    OrdersSent = [Earlier],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.Unproven,
                nameof(ReasonCodes.OrderOutstanding),
                Truth(Modern) with
                {
                    OrdersSent = [Now],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.Failed,
                nameof(ReasonCodes.Unreachable),
                Truth(Modern) with
                {
                    OrdersSent = [Now],
                    OrdersRun = [Order],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.Failed,
                nameof(ReasonCodes.AccessDenied),
                Truth(Modern) with
                {
                    OrdersSent = [Earlier],
                    OrdersRun = ["tlsr-0"],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.Failed,
                nameof(ReasonCodes.FrameDamaged),
                Truth(Modern) with
                {
                    OrdersSent = [Now],
                    OrdersRun = [Order],
                    ScriptsRun = 1,
                }
            },
            {
                VerdictKind.RestartPending,
                nameof(ReasonCodes.RestartNeeded),
                Truth(Modern) with
                {
                    Restarts = 1,
                    RestartsBeforeRepair = 1,
                }
            },
            { VerdictKind.Drifted, nameof(ReasonCodes.ValuesDrifted), Truth(Legacy) with { Recreations = 1 } },
            { VerdictKind.Repaired, nameof(ReasonCodes.WatchingTraffic), Hardcoded() with { Restarts = 1 } },
        };

    public static TheoryData<VerdictKind, string, MachineTruth> Lies =>
        new()
        {
            {
                VerdictKind.Refused,
                nameof(ReasonCodes.NotRunning),
                Truth(Modern) with
                {
                    OrdersSent = [Now],
                    ScriptsRun = 1,
                }
            },
            { VerdictKind.Refused, nameof(ReasonCodes.NotRunning), Truth(Modern) with { ScriptsRun = 1 } },
            { VerdictKind.Unproven, nameof(ReasonCodes.CoolingDown), Truth(Modern) with { OrdersSent = [Now] } },
            { VerdictKind.Unproven, nameof(ReasonCodes.OrderOutstanding), Truth(Legacy) },
            {
                VerdictKind.Failed,
                nameof(ReasonCodes.AccessDenied),
                Truth(Modern) with
                {
                    OrdersSent = [Now],
                    OrdersRun = [Order],
                    ScriptsRun = 1,
                }
            },
            { VerdictKind.Failed, nameof(ReasonCodes.ScriptFailed), Truth(Legacy) },
            {
                VerdictKind.RestartPending,
                nameof(ReasonCodes.RestartNeeded),
                Truth(Modern) with
                {
                    Restarts = 2,
                    RestartsBeforeRepair = 1,
                }
            },
            { VerdictKind.Drifted, nameof(ReasonCodes.ValuesDrifted), Truth(Legacy) },
            { VerdictKind.Repaired, nameof(ReasonCodes.WatchingTraffic), Truth(Legacy) with { Restarts = 1 } },
            { VerdictKind.Repaired, nameof(ReasonCodes.WatchingTraffic), Hardcoded() },
            {
                VerdictKind.StillLegacy,
                nameof(ReasonCodes.LegacyThoughBaselineMet),
                Truth(Modern) with
                {
                    Restarts = 1,
                }
            },
            {
                VerdictKind.Confirmed,
                nameof(ReasonCodes.ConfirmedByTraffic),
                Truth(Modern) with
                {
                    Restarts = 1,
                    RepairsApplied = 2,
                    RepairsRepeated = 1,
                }
            },
        };

    [Theory]
    [MemberData(nameof(Truths))]
    public void A_true_verdict_passes(VerdictKind verdict, string reason, MachineTruth truth) =>
        Assert.Empty(Disagreements(verdict, reason, truth));

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_lie_is_caught(VerdictKind verdict, string reason, MachineTruth truth) =>
        Assert.NotEmpty(Disagreements(verdict, reason, truth));

    [Fact]
    public void Failed_verdict_without_faults_requires_unchanged_values() =>
        Assert.NotEmpty(
            ReportAudit.FindDisagreements(
                Report(VerdictKind.Failed, nameof(ReasonCodes.Unreachable)),
                new GroundTruth(1, [Truth(Modern)])
            )
        );

    [Fact]
    public void Only_a_deleted_machine_may_be_missing_after_a_write()
    {
        var touched = Truth(Modern) with { ScriptsRun = 1, LegacyLines = 5 };
        var report = Report(VerdictKind.Refused, nameof(ReasonCodes.NotRunning)) with { Machines = [] };

        Assert.NotEmpty(ReportAudit.FindDisagreements(report, World(touched)));
        Assert.Empty(ReportAudit.FindDisagreements(report, World(touched with { IsDeleted = true })));
    }

    private static IReadOnlyList<string> Disagreements(VerdictKind verdict, string reason, MachineTruth truth) =>
        ReportAudit.FindDisagreements(Report(verdict, reason), World(truth));

    private static GroundTruth World(MachineTruth truth) => new(1, [truth]) { Faults = new FaultCounts().Counts };

    private static MachineTruth Truth(MachineState after) =>
        new(Id, "vm1", "story", VerdictKind.Confirmed, "Windows", Legacy, after, 0, 0, 0);

    private static MachineTruth Hardcoded() =>
        Truth(Legacy with { Tls = ["b"] }) with
        {
            Expected = VerdictKind.StillLegacy,
        };

    private static SweepReport Report(VerdictKind verdict, string reason) =>
        new()
        {
            SweepId = "s",
            Mode = SweepMode.Repair,
            BaselineId = "b",
            StartedAt = Sweep,
            EndedAt = Sweep.AddHours(1),
            Window = new LogWindow(Sweep.AddDays(-7), Sweep),
            Outcome = SweepOutcome.LegacyFound,
            Sources = [],
            InventoryMachines = 1,
            InventoryIncomplete = null,
            Findings = new FindingSet(0, [], []),
            Unattributed = [],
            Attributed = 0,
            PlanId = "p",
            Vanished = [],
            Machines = [Line(new Verdict(verdict, ReasonCodes.All.Single(code => code.Name == reason)))],
        };

    private static MachineLine Line(Verdict verdict)
    {
        var step = new PlanStep(
            new PlanSubject(Cloud.Tests.Stage.Orders.Vm(MachineId.Parse(Id)), [], null, null),
            new Decision.Confirm()
        );
        return new MachineLine(step, verdict, Order, null, null);
    }
}
