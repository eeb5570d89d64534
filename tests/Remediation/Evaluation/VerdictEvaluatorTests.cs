using Remediation.Evaluation;
using Remediation.Execution;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;
using static Remediation.Tests.Evaluation.VerdictFixture;

namespace Remediation.Tests.Evaluation;

public class VerdictEvaluatorTests
{
    private static readonly DateTimeOffset Restarted = A.Noon.AddHours(-24);
    private static readonly LedgerEntry Repaired = A.Entry() with { Attempts = 1, BaselineMetAt = A.Noon.AddDays(-2) };
    private static readonly LedgerEntry Watched = Repaired with { RestartSeenAt = Restarted };
    private static readonly Decision Inspect = new Decision.Inspect();
    private static readonly Decision Repair = new Decision.Repair(1);
    private static readonly Decision Confirm = new Decision.Confirm();

    [Fact]
    public void A_refusal_is_refused_with_its_reason_whatever_came_back()
    {
        var step = A.Step(new Decision.Refuse(new Reason(ReasonCodes.OptedOut, "tag")));

        AssertVerdict(VerdictKind.Refused, "TLS301", "tag", step, A.Evidence(new OrderOutcome.Read(A.Report())));
    }

    [Fact]
    public void A_wait_is_unproven_with_its_reason() =>
        AssertVerdict(
            VerdictKind.Unproven,
            "TLS307",
            "soon",
            A.Step(new Decision.Wait(A.Noon, new Reason(ReasonCodes.CoolingDown, "soon"))),
            A.Evidence(new OrderOutcome.Read(A.Report()))
        );

    [Fact]
    public void An_order_that_was_not_sent_proves_nothing() =>
        AssertVerdict(
            VerdictKind.Unproven,
            "TLS309",
            ReasonCodes.ReportOnly.Meaning,
            A.Step(Repair),
            A.Evidence(new OrderOutcome.NotSent(ReasonCodes.ReportOnly))
        );

    [Fact]
    public void An_order_that_still_runs_proves_nothing() =>
        AssertVerdict(
            VerdictKind.Unproven,
            "TLS411",
            ReasonCodes.OrderOutstanding.Meaning,
            A.Step(Repair),
            A.Evidence(new OrderOutcome.Outstanding())
        );

    [Fact]
    public void A_machine_that_could_not_be_read_is_never_compliant() =>
        AssertVerdict(
            VerdictKind.Failed,
            "TLS409",
            "silence",
            A.Step(Inspect),
            A.Evidence(new OrderOutcome.NoAnswer(new Reason(ReasonCodes.Unreachable, "silence")))
        );

    [Theory]
    [InlineData(GuestOutcome.Undone, VerdictKind.RolledBack, "TLS508")]
    [InlineData(GuestOutcome.Failed, VerdictKind.Failed, "TLS505")]
    [InlineData(GuestOutcome.Refused, VerdictKind.Failed, "TLS507")]
    public void A_script_that_did_not_end_as_told_is_believed_even_where_every_value_is_right(
        GuestOutcome outcome,
        VerdictKind kind,
        string code
    ) =>
        AssertVerdict(
            kind,
            code,
            "why",
            A.Step(Repair),
            Read(A.Report(GuestMode.Repair) with { Outcome = outcome, Message = "why" })
        );

    [Theory]
    [InlineData("Inspect")]
    [InlineData("Repair")]
    [InlineData("Confirm")]
    public void A_value_that_could_not_be_read_fails_before_any_other_gap(string decision) =>
        AssertVerdict(
            VerdictKind.Failed,
            "TLS506",
            "s12s.d is unreadable (SecurityException).",
            A.Step(Named(decision), Watched),
            Read(A.Report().WithValue("s12c.e", A.Dword(0)).WithValue("s12s.d", A.Unreadable))
        );

    [Theory]
    [InlineData("Inspect", VerdictKind.StillLegacy, "TLS609", "s12c.e is 0, n4c.64 is absent.")]
    [InlineData("Confirm", VerdictKind.Drifted, "TLS608", "s12c.e is 0, n4c.64 is absent.")]
    [InlineData(
        "Repair",
        VerdictKind.Failed,
        "TLS505",
        "Values are not right after the repair: s12c.e is 0, n4c.64 is absent."
    )]
    public void Wrong_values_are_told_by_what_was_asked_for(
        string decision,
        VerdictKind kind,
        string code,
        string detail
    ) =>
        AssertVerdict(
            kind,
            code,
            detail,
            A.Step(Named(decision)),
            Read(
                A.Report() with
                {
                    RestartPending = true,
                },
                s => s.WithValue("s12c.e", A.Dword(0)).WithValue("n4c.64", A.Absent)
            )
        );

    [Theory]
    [InlineData(9200, VerdictKind.StillLegacy, "TLS607")]
    [InlineData(7601, VerdictKind.StillLegacy, "TLS609")]
    [InlineData(0, VerdictKind.StillLegacy, "TLS609")]
    public void An_absent_Schannel_value_is_judged_by_the_Windows_build(int build, VerdictKind kind, string code)
    {
        var report = A.Report().WithValue("s12c.e", A.Absent) with { WindowsBuild = build };

        Assert.Equal((kind, code), KindAndCode(A.Step(Inspect), Read(report)));
    }

    [Fact]
    public void A_report_that_says_nothing_of_a_value_is_no_answer()
    {
        var report = A.Report() with { Values = [.. A.Report().Values.Where(value => value.Setting != "n4d.32")] };

        AssertVerdict(
            VerdictKind.Failed,
            "TLS502",
            "The report says nothing of n4d.32.",
            A.QuietStep(Inspect),
            Read(report)
        );
        AssertVerdict(
            VerdictKind.Failed,
            "TLS502",
            "The report says nothing of s12c.e.",
            A.QuietStep(Inspect),
            Read(A.Report() with { Values = [] })
        );
    }

    [Fact]
    public void A_value_that_the_baseline_does_not_know_counts_as_wrong()
    {
        var report = A.Report() with { Values = [.. A.Report().Values, new ValueFacts("zzz", A.Dword(1), A.Dword(1))] };

        AssertVerdict(VerdictKind.StillLegacy, "TLS609", "zzz is 1.", A.Step(Inspect), Read(report));
    }

    [Fact]
    public void Right_values_and_no_finding_are_compliant() =>
        AssertVerdict(
            VerdictKind.Compliant,
            "TLS601",
            ReasonCodes.BaselineMet.Meaning,
            A.QuietStep(Inspect, A.Entry()),
            Read(A.Report())
        );

    [Fact]
    public void Right_values_and_findings_are_still_legacy() =>
        AssertVerdict(
            VerdictKind.StillLegacy,
            "TLS607",
            ReasonCodes.LegacyThoughBaselineMet.Meaning,
            A.Step(Inspect),
            Read(A.Report())
        );

    [Fact]
    public void A_failure_of_this_very_sweep_is_said_again() =>
        AssertVerdict(
            VerdictKind.RolledBack,
            "TLS508",
            "a key",
            A.Step(
                new Decision.Wait(A.Noon, new Reason(ReasonCodes.RepairRolledBack, "a key"))
                {
                    Verdict = VerdictKind.RolledBack,
                }
            ),
            A.Evidence(new OrderOutcome.NotSent(ReasonCodes.ReportOnly))
        );

    [Fact]
    public void A_candidate_that_was_read_is_never_more_than_likely_or_unlikely()
    {
        var step = new PlanStep(
            new PlanSubject(A.Machine(), [], new Reason(ReasonCodes.AddressShared, "nat-1"), null),
            new Decision.Inspect()
        );

        AssertVerdict(VerdictKind.Unproven, "TLS212", ReasonCodes.CandidateUnlikely.Meaning, step, A.Evidence(Right));
        AssertVerdict(
            VerdictKind.Unproven,
            "TLS211",
            "s12c.e is 0.",
            step,
            A.Evidence(new OrderOutcome.Read(A.Report().WithValue("s12c.e", A.Dword(0))))
        );
        Assert.Null(
            LedgerRules.RecordConclusion(
                step,
                A.Evidence(Right),
                new Conclusion("sweep-1", new Verdict(VerdictKind.Unproven, ReasonCodes.CandidateUnlikely)),
                "tlsr-1",
                A.Noon
            )
        );
    }

    private static Decision Named(string name) =>
        new[] { Inspect, Repair, Confirm }.Single(decision => decision.Name == name);
}
