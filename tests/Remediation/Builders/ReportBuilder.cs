using Remediation.Attributions;
using Remediation.Baseline;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Findings;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;

namespace Remediation.Tests.Builders;

/// <summary>Whole sweep reports: one where nothing happened, and one where everything did.</summary>
internal static class ReportBuilder
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static TlsBaseline Baseline => TlsBaseline.Default;

    /// <summary>Every source read, nothing found, no machine looked at.</summary>
    public static SweepReport Empty(SweepOutcome outcome = SweepOutcome.Clean) =>
        new()
        {
            SweepId = "sweep-20261124-0400",
            Mode = SweepMode.Report,
            BaselineId = Baseline.Id,
            StartedAt = Start,
            EndedAt = Start.AddSeconds(9),
            Window = new LogWindow(Start.AddDays(-7), Start),
            Outcome = outcome,
            Sources = [new SourceHealth("Event", SourceState.Healthy, 0) { Records = 40, Newest = Start.AddHours(-1) }],
            InventoryMachines = 4,
            InventoryIncomplete = null,
            Findings = new FindingSet(0, [], []),
            Unattributed = [],
            Attributed = 0,
            PlanId = new Plan([]).Id,
            Machines = [],
            Vanished = [],
        };

    /// <summary>
    /// Every verdict, every decision, every kind of reason and fact; <paramref name="quote"/>
    /// is what logs and guests say.
    /// </summary>
    public static SweepReport Full(string quote = "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1)") =>
        Of(MachineLineBuilder.EveryVerdict(quote), quote);

    /// <summary>Many machines, the full report's lines again and again.</summary>
    public static SweepReport Large(int machines) =>
        Of(
            [
                .. Enumerable
                    .Range(0, machines)
                    .Select(i => MachineLineBuilder.EveryVerdict("curl/7.29", $"-{i:D4}")[i % 10]),
            ],
            "curl/7.29"
        );

    /// <summary>A whole report around these machines.</summary>
    public static SweepReport Of(IReadOnlyList<MachineLine> machines, string quote)
    {
        Attribution.Unattributed[] loose = Unattributed(machines, quote);
        Finding[] findings =
        [
            .. machines.SelectMany(line => line.Step.Subject.Findings),
            .. loose.Select(item => item.Finding),
        ];
        SkippedRows[] aside =
        [
            new(ReasonCodes.VersionUnknown, 3, $"AzureDiagnostics: version '{quote}'"),
            new(ReasonCodes.VersionModern, 40, "StorageBlobLogs: version 'TLS 1.2'"),
        ];
        var rows = findings.Sum(finding => finding.Rows) + aside.Sum(group => group.Rows);
        return Empty(SweepOutcome.Incomplete) with
        {
            Mode = SweepMode.Repair,
            EndedAt = Start.AddMinutes(11),
            Sources =
            [
                new SourceHealth(
                    "AADServicePrincipalSignInLogs",
                    SourceState.LegacyRetired,
                    0,
                    ReasonCodes.SourceLegacyRetired
                )
                {
                    Records = 12,
                    Newest = Start.AddHours(-2),
                    LegacyRetiredSince = new DateOnly(2022, 1, 31),
                },
                new SourceHealth(
                    "AppServiceHTTPLogs",
                    SourceState.Failed,
                    0,
                    new Reason(ReasonCodes.SourceFailed, $"403 from the workspace: {quote}")
                ),
                new SourceHealth("StorageBlobLogs", SourceState.Healthy, rows)
                {
                    Records = 90_000,
                    Newest = Start.AddMinutes(-4),
                },
            ],
            InventoryMachines = 812,
            InventoryIncomplete = new Reason(
                ReasonCodes.InventoryIncomplete,
                $"Subscription 2 could not be read: {quote}"
            ),
            Findings = new FindingSet(rows, findings, aside),
            Unattributed = loose,
            Attributed = machines.Sum(line => line.Step.Subject.Findings.Count),
            PlanId = new Plan([.. machines.Select(line => line.Step)]).Id,
            Machines = machines,
            Vanished = [MachineLineBuilder.IdOf("vm-gone-01")],
        };
    }

    private static Attribution.Unattributed[] Unattributed(IReadOnlyList<MachineLine> machines, string quote) =>
        [
            new(
                MachineLineBuilder.Finding("203.0.113.7", quote, 5120),
                new Reason(ReasonCodes.AddressShared, $"203.0.113.7 is shared by 2 known machines ({quote})."),
                [.. machines.Take(2).Select(line => line.Step.Machine)]
            ),
            new(
                MachineLineBuilder.Finding("198.51.100.40", quote, 12),
                new Reason(ReasonCodes.NotInInventory, "No machine in the inventory is called 198.51.100.40."),
                []
            ),
        ];
}
