using CsCheck;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;

namespace Remediation.Tests.Builders;

/// <summary>
/// Reports as sweeps make them: random rows and replies through the real reader, matcher, planner and judge.
/// </summary>
internal static class ReportGen
{
    private static readonly IReadOnlyList<Machine> Fleet =
    [
        .. MachineLineBuilder.EveryVerdict("").Select(line => line.Step.Machine),
    ];

    private static readonly Gen<string> Host = Gen.OneOf(
        Gen.OneOf([.. Fleet.Select(machine => machine.ComputerName), "stranger", ""]),
        Gen.String[0, 8]
    );

    private static readonly Gen<LegacyTlsRow> Row = Gen.Select(
        Host,
        Gen.OneOf("TLS 1.0", "TLSv1.1", "TLS 1.2", "", "?"),
        Gen.Long[-1, 500],
        Gen.String[0, 20],
        Gen.Int[0, 9],
        (host, version, hits, evidence, hour) =>
            new LegacyTlsRow
            {
                Source = hour % 2 == 0 ? "Event" : "StorageBlobLogs",
                FirstSeen = hour == 9 ? null : ReportBuilder.Start.AddHours(-hour - 1),
                LastSeen = ReportBuilder.Start.AddHours(-1),
                TlsVersion = version,
                ClientHost = host,
                Evidence = evidence,
                Hits = hits,
            }
    );

    private static readonly Gen<OrderOutcome> Outcome = Gen.Select(
        Gen.Int[0, 5],
        Gen.String[0, 30],
        (pick, text) =>
            (OrderOutcome)(
                pick switch
                {
                    0 => new OrderOutcome.Outstanding(),
                    1 => new OrderOutcome.NoAnswer(new Reason(ReasonCodes.Unreachable, text)),
                    2 => new OrderOutcome.Read(A.Report()),
                    3 => new OrderOutcome.Read(GuestReportBuilder.Wrong(text)),
                    4 => new OrderOutcome.Read(GuestReportBuilder.Undone(text)),
                    _ => new OrderOutcome.Read(A.RepairReport()),
                }
            )
    );

    /// <summary>Any report.</summary>
    public static Gen<SweepReport> Any { get; } =
        Gen.Select(Row.Array[0, 40], Outcome.Array[Fleet.Count], Gen.Enum<SweepMode>(), Gen.Enum<SweepOutcome>(), Make);

    private static SweepReport Make(LegacyTlsRow[] rows, OrderOutcome[] outcomes, SweepMode mode, SweepOutcome outcome)
    {
        var policy = new SweepPolicy { Mode = mode };
        var findings = FindingReader.Read(rows);
        var inventory = new InventorySnapshot(Fleet, [], null);
        List<Attribution> attributions =
        [
            .. findings.Findings.Select(new MachineMatcher(inventory, A.Sightings(inventory)).Match),
        ];
        var plan = Planner.Plan(new PlanInput(inventory, attributions, [], policy, ReportBuilder.Start));
        var judge = new VerdictEvaluator(policy, ReportBuilder.Start);
        var report = ReportBuilder.Empty(outcome) with
        {
            Mode = mode,
            Sources =
            [
                .. rows.GroupBy(row => row.Source)
                    .Select(group => new SourceHealth(group.Key, SourceState.Healthy, group.Count()))
                    .OrderBy(s => s.Source),
            ],
            InventoryMachines = Fleet.Count,
            Findings = findings,
            Unattributed = [.. attributions.OfType<Attribution.Unattributed>()],
            Attributed = attributions.OfType<Attribution.Attributed>().Count(),
            PlanId = plan.Id,
            Machines = [.. plan.Steps.Select((step, i) => Line(step, outcomes[i], judge))],
        };
        Conservation.Check(report, plan);
        return report;
    }

    private static MachineLine Line(PlanStep step, OrderOutcome outcome, VerdictEvaluator judge)
    {
        var facts = step.Decision is Decision.Refuse or Decision.Wait ? null : (outcome as OrderOutcome.Read)?.Report;
        var verdict = judge.Evaluate(step, new Evidence(outcome, null));
        var causes = CauseEvaluator.Evaluate(step.Subject, facts, new SweepPolicy(), ReportBuilder.Start);
        return new MachineLine(step, verdict, facts is null ? "" : "tlsr-0", facts, null) { Causes = causes };
    }
}
