using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Verdicts;

namespace Remediation.Tests.Builders;

/// <summary>Lines of a report: one machine for each verdict, worded as by a sweep.</summary>
internal static class MachineLineBuilder
{
    /// <summary>One machine for each verdict, in order of id.</summary>
    public static IReadOnlyList<MachineLine> EveryVerdict(string quote, string suffix = "") =>
        [
            Line(
                "vm-app-01" + suffix,
                quote,
                new Decision.Repair(1),
                VerdictKind.RestartPending,
                ReasonCodes.RestartNeeded,
                A.RepairReport()
            ),
            Line(
                "vm-app-02" + suffix,
                quote,
                new Decision.Repair(3),
                VerdictKind.RolledBack,
                new Reason(ReasonCodes.RepairRolledBack, quote),
                GuestReportBuilder.Undone(quote)
            ),
            Line(
                "vm-build-07" + suffix,
                quote,
                new Decision.Repair(2),
                VerdictKind.Failed,
                new Reason(ReasonCodes.Unreachable, quote)
            ),
            Line(
                "vm-edge-02" + suffix,
                quote,
                new Decision.Refuse(new Reason(ReasonCodes.OptedOut, $"Tag TlsRemediation is '{quote}'.")),
                VerdictKind.Refused,
                new Reason(ReasonCodes.OptedOut, $"Tag TlsRemediation is '{quote}'.")
            ),
            Line(
                "vm-files-01" + suffix,
                quote,
                new Decision.Wait(ReportBuilder.Start.AddHours(1), ReasonCodes.CoolingDown),
                VerdictKind.Unproven,
                ReasonCodes.CoolingDown
            ),
            Line(
                "vm-jump-01" + suffix,
                quote,
                new Decision.Confirm(),
                VerdictKind.Repaired,
                ReasonCodes.NoTrafficSeen,
                A.Report(),
                new Traffic(0, 0),
                findings: 0
            ),
            Line(
                "vm-legacy-09" + suffix,
                quote,
                new Decision.Inspect(),
                VerdictKind.StillLegacy,
                new Reason(ReasonCodes.BaselineNotMet, "s12c.e is 0."),
                GuestReportBuilder.Wrong(quote),
                findings: 2
            ),
            Line(
                "vm-sql-01" + suffix,
                quote,
                new Decision.Confirm(),
                VerdictKind.Confirmed,
                ReasonCodes.ConfirmedByTraffic,
                A.Report(),
                new Traffic(0, 48211)
            ),
            Line(
                "vm-sql-02" + suffix,
                quote,
                new Decision.Confirm(),
                VerdictKind.Drifted,
                new Reason(ReasonCodes.ValuesDrifted, "n4c.64 is 0."),
                GuestReportBuilder.Wrong(quote),
                new Traffic(31, 7)
            ),
            Line(
                "vm-web-01" + suffix,
                quote,
                new Decision.Inspect(),
                VerdictKind.Compliant,
                ReasonCodes.BaselineMet,
                A.Report(),
                findings: 0,
                doubt: new Reason(ReasonCodes.AddressShared, quote)
            ),
        ];

    /// <summary>The id of a virtual machine of this name.</summary>
    public static MachineId IdOf(string name) =>
        MachineId.Parse(
            "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-shop/providers/"
                + $"Microsoft.Compute/virtualMachines/{name}"
        );

    /// <summary>A finding of one caller.</summary>
    public static Finding Finding(
        string caller,
        string quote,
        long hits = 940,
        TlsProtocol protocol = TlsProtocol.Tls10
    ) =>
        new()
        {
            Caller = new Caller("", caller, "10.1.4.9", false),
            Protocol = protocol,
            FirstSeen = ReportBuilder.Start.AddDays(-6),
            LastSeen = ReportBuilder.Start.AddHours(-2),
            Hits = hits,
            TotalHits = hits * 3,
            Days = 6,
            Sources = ["StorageBlobLogs", quote],
            Servers = [quote, "stshoporders.blob.core.windows.net"],
            AllEvidence = [quote],
            Rows = 2,
        };

    private static MachineLine Line(
        string name,
        string quote,
        Decision decision,
        VerdictKind kind,
        Reason reason,
        GuestReport? facts = null,
        Traffic? traffic = null,
        int findings = 1,
        Reason? doubt = null
    )
    {
        TlsProtocol[] protocols = [TlsProtocol.Tls10, TlsProtocol.Tls11];
        Finding[] own = [.. protocols.Take(findings).Select(protocol => Finding(name, quote, 940, protocol))];
        var step = new PlanStep(new PlanSubject(MachineOf(name, quote), own, doubt, null), decision);
        var verdict = new Verdict(kind, reason);
        var order = decision is Decision.Wait or Decision.Refuse ? "" : "tlsr-1f0c5a9be21d44aa70c3e9d2";
        var causes = CauseEvaluator.Evaluate(step.Subject, facts, new SweepPolicy(), ReportBuilder.Start);
        var seen = traffic is null ? null : new MachineTraffic(step.Machine.Id, traffic.Legacy, traffic.Modern);
        return new MachineLine(step, verdict, order, facts, seen) { Causes = causes };
    }

    private static Machine.AzureVm MachineOf(string name, string quote) =>
        new()
        {
            Id = IdOf(name),
            Name = name,
            ComputerName = HostNames.Normalize(name),
            Os = OsFamily.Windows,
            OsName = $"2016-Datacenter {quote}",
            Location = "westeurope",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = ["10.1.4.9"],
        };

    private sealed record Traffic(long Legacy, long Modern);
}
