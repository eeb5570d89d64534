using CsCheck;
using Remediation.Evaluation;
using Remediation.Execution;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Evaluation;

public class VerdictEvaluatorProperties
{
    private static readonly VerdictKind[] Good =
    [
        VerdictKind.Compliant,
        VerdictKind.Repaired,
        VerdictKind.RestartPending,
        VerdictKind.Confirmed,
    ];

    [Fact]
    public void Good_verdict_requires_a_whole_report_of_a_successful_script_with_every_value_right() =>
        Gen.Select(Generate.Step, Generate.Evidence)
            .Sample(
                (step, evidence) =>
                {
                    var verdict = Decide(step, evidence);

                    if (Good.Contains(verdict.Kind))
                    {
                        var report = Assert.IsType<OrderOutcome.Read>(evidence.Outcome).Report;
                        Assert.Equal(GuestOutcome.Done, report.Outcome);
                        Assert.Equal(A.SettingIds, report.Values.Select(value => value.Setting));
                        Assert.All(
                            report.Values,
                            value =>
                                Assert.True(
                                    A.Policy().Baseline.Find(value.Setting)?.IsMetBy(value.After, report.WindowsBuild)
                                )
                        );
                        Assert.True(
                            step.Decision is Decision.Inspect or Decision.Repair or Decision.Restart or Decision.Confirm
                        );
                    }
                },
                iter: 5000
            );

    [Fact]
    public void Confirmed_needs_a_restart_that_was_seen_and_modern_traffic_without_a_legacy_connection() =>
        Gen.Select(Generate.Step, Generate.Evidence)
            .Sample(
                (step, evidence) =>
                {
                    if (Decide(step, evidence).Kind == VerdictKind.Confirmed)
                    {
                        // ADR 2: what counts is after the restart and not older than the look-back.
                        var restarted = step.Subject.Entry!.RestartSeenAt!.Value;
                        var oldest = A.Noon - A.Policy().LookBack;
                        var since = restarted > oldest ? restarted : oldest;
                        Assert.True(restarted <= A.Noon - A.Policy().ConfirmAfter);
                        Assert.True(evidence.Traffic is { LegacyHits: 0, ModernHits: >= 10 });
                        Assert.DoesNotContain(step.Subject.Findings, finding => finding.LastSeen > since);
                    }
                },
                iter: 5000
            );

    [Fact]
    public void What_is_remembered_never_runs_ahead_of_what_was_read() =>
        Gen.Select(Generate.Step, Generate.Evidence)
            .Sample(
                (step, evidence) =>
                {
                    var before = step.Subject.Entry ?? A.Entry();
                    var after =
                        LedgerRules.RecordConclusion(
                            step,
                            evidence,
                            new Conclusion("sweep-1", Decide(step, evidence)),
                            "tlsr-1",
                            A.Noon
                        ) ?? before;

                    Assert.InRange(
                        after.Attempts,
                        before.Attempts,
                        before.Attempts + (step.Decision is Decision.Repair ? 1 : 0)
                    );
                    Assert.True(evidence.Outcome is OrderOutcome.Read || Hint(after, before) == before);
                    // A watch that starts, or an end of it, needs a fresh report.
                    Assert.True(
                        after.ConfirmedAt is null
                            || after.ConfirmedAt == before.ConfirmedAt
                            || evidence.Traffic is not null
                    );
                    Assert.True(
                        after.ConfirmedAt is null || after.DriftedAt == before.DriftedAt || after.DriftedAt is null
                    );
                },
                iter: 5000
            );

    // What an order without a report may leave behind: that it was tried, and how it failed.
    private static LedgerEntry Hint(LedgerEntry after, LedgerEntry before) =>
        after with
        {
            Attempts = before.Attempts,
            LastAttemptAt = before.LastAttemptAt,
            LastConclusion = before.LastConclusion,
        };

    // Half of the entries were written by this very sweep before it was killed.
    private static Verdict Decide(PlanStep step, Evidence evidence) =>
        new VerdictEvaluator(A.Policy(), A.Noon, "sweep-1").Evaluate(step, evidence);
}
