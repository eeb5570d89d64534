using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulator.Verification;

namespace Simulator.Tests.Verification;

/// <summary>The audit must detect a false report; each case plants one false statement.</summary>
public class ReportAuditTests
{
    private const string Id = "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1";
    private static readonly MachineState Legacy = new("TLS 1.0", ["a"]);
    private static readonly MachineState Modern = new("TLS 1.2", ["b"]);

    public static TheoryData<VerdictKind, MachineTruth> Lies =>
        new()
        {
            { VerdictKind.Confirmed, Truth(Legacy, Legacy with { Tls = ["b"] }, scripts: 3, restarts: 1) },
            { VerdictKind.Confirmed, Truth(Legacy, Modern, scripts: 3, restarts: 0) },
            { VerdictKind.Confirmed, Truth(Modern, Modern, scripts: 3, restarts: 1) },
            { VerdictKind.Compliant, Truth(Legacy, Legacy, scripts: 1, restarts: 0) },
            { VerdictKind.Repaired, Truth(Legacy, Legacy, scripts: 1, restarts: 1) },
            { VerdictKind.RestartPending, Truth(Legacy, Legacy, scripts: 1, restarts: 0) },
            { VerdictKind.RestartPending, Truth(Legacy, Modern, scripts: 1, restarts: 1) },
            { VerdictKind.StillLegacy, Truth(Legacy, Modern, scripts: 1, restarts: 1) },
            { VerdictKind.Drifted, Truth(Legacy, Modern, scripts: 1, restarts: 1) },
            { VerdictKind.RolledBack, Truth(Legacy, Modern, scripts: 1, restarts: 0) },
            { VerdictKind.RolledBack, Truth(Legacy, Legacy, scripts: 0, restarts: 0) },
            { VerdictKind.Refused, Truth(Legacy, Legacy, scripts: 1, restarts: 0) },
            { VerdictKind.Refused, Truth(Legacy, Modern, scripts: 0, restarts: 0) },
            { VerdictKind.Unproven, Truth(Legacy, Legacy, scripts: 1, restarts: 0) },
            { VerdictKind.Failed, Truth(Legacy, Modern, scripts: 1, restarts: 0) },
        };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_verdict_that_the_world_contradicts_is_caught(VerdictKind verdict, MachineTruth truth) =>
        Assert.NotEmpty(ReportAudit.FindDisagreements(Report(verdict), new GroundTruth(1, [truth])));

    [Fact]
    public void A_true_verdict_passes() =>
        Assert.Empty(
            ReportAudit.FindDisagreements(
                Report(VerdictKind.Confirmed),
                new GroundTruth(1, [Truth(Legacy, Modern, scripts: 3, restarts: 1)])
            )
        );

    [Fact]
    public void A_machine_that_made_legacy_connections_may_not_be_missing() =>
        Assert.NotEmpty(
            ReportAudit.FindDisagreements(
                Report(null),
                new GroundTruth(1, [Truth(Legacy, Legacy, scripts: 0, restarts: 0) with { LegacyLines = 1 }])
            )
        );

    [Fact]
    public void A_machine_that_the_world_does_not_know_may_not_be_reported() =>
        Assert.NotEmpty(ReportAudit.FindDisagreements(Report(VerdictKind.Refused), new GroundTruth(1, [])));

    [Fact]
    public void A_verdict_other_than_the_storys_is_unexpected()
    {
        var truth = new GroundTruth(1, [Truth(Legacy, Modern, scripts: 3, restarts: 1)]);

        Assert.Empty(ReportAudit.FindUnexpected(Report(VerdictKind.Confirmed), truth));
        Assert.NotEmpty(ReportAudit.FindUnexpected(Report(VerdictKind.StillLegacy), truth));
    }

    private static MachineTruth Truth(MachineState before, MachineState after, int scripts, int restarts) =>
        new(Id, "vm1", "story", VerdictKind.Confirmed, "Windows", before, after, scripts, restarts, 0);

    private static SweepReport Report(VerdictKind? verdict) =>
        new()
        {
            SweepId = "s",
            Mode = SweepMode.Repair,
            BaselineId = "b",
            StartedAt = default,
            EndedAt = default,
            Window = new LogWindow(default, default),
            Outcome = SweepOutcome.LegacyFound,
            Sources = [],
            InventoryMachines = 1,
            InventoryIncomplete = null,
            Findings = new FindingSet(0, [], []),
            Unattributed = [],
            Attributed = 0,
            PlanId = "p",
            Vanished = [],
            Machines = verdict is { } kind ? [Line(kind)] : [],
        };

    private static MachineLine Line(VerdictKind verdict)
    {
        var machine = new Machine.AzureVm
        {
            Id = MachineId.Parse(Id),
            Name = "vm1",
            ComputerName = "vm1",
            Os = OsFamily.Windows,
            OsName = "",
            Location = "",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [],
        };
        var step = new PlanStep(new PlanSubject(machine, [], null, null), new Decision.Confirm());
        return new MachineLine(step, new Verdict(verdict, ReasonCodes.BaselineMet), "", null, null);
    }
}
