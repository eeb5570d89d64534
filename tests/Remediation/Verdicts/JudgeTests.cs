using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Safety;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Verdicts;

public class JudgeTests
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
    public void A_repair_that_wrote_waits_for_the_restart()
    {
        AssertVerdict(
            VerdictKind.RestartPending,
            "TLS602",
            ReasonCodes.RestartNeeded.Meaning,
            A.Step(Repair),
            Read(A.RepairReport())
        );
        AssertVerdict(
            VerdictKind.RestartPending,
            "TLS602",
            ReasonCodes.RestartNeeded.Meaning,
            A.Step(Confirm, Watched),
            Read(A.Report() with { RestartPending = true })
        );
    }

    [Fact]
    public void A_repair_that_wrote_waits_for_the_restart_even_where_the_marker_is_missing() =>
        AssertVerdict(
            VerdictKind.RestartPending,
            "TLS602",
            ReasonCodes.RestartNeeded.Meaning,
            A.Step(Repair, Repaired),
            Read(A.RepairReport() with { RestartPending = false })
        );

    [Fact]
    public void A_restart_that_is_seen_for_the_first_time_starts_the_watch() =>
        AssertVerdict(
            VerdictKind.Repaired,
            "TLS603",
            ReasonCodes.WatchingTraffic.Meaning,
            A.Step(Confirm, Repaired),
            A.Evidence(Right, legacy: 5, modern: 500)
        );

    [Fact]
    public void Silence_is_not_proof()
    {
        AssertVerdict(
            VerdictKind.Repaired,
            "TLS604",
            ReasonCodes.NoTrafficSeen.Meaning,
            A.QuietStep(Confirm, Watched),
            A.Evidence(Right)
        );
        AssertVerdict(
            VerdictKind.Repaired,
            "TLS604",
            ReasonCodes.NoTrafficSeen.Meaning,
            A.QuietStep(Confirm, Watched),
            A.Evidence(Right, modern: 0)
        );
    }

    [Theory]
    [InlineData(9, 0, "9 modern connections so far; 10 over 24 h are needed.")]
    [InlineData(10, 1, "10 modern connections so far; 10 over 24 h are needed.")]
    [InlineData(1, 0, "1 modern connections so far; 10 over 24 h are needed.")]
    public void Too_little_traffic_or_time_keeps_watching(long modern, int late, string detail) =>
        AssertVerdict(
            VerdictKind.Repaired,
            "TLS603",
            detail,
            A.QuietStep(Confirm, Watched with { RestartSeenAt = Restarted.AddTicks(late) }),
            A.Evidence(Right, modern: modern)
        );

    [Fact]
    public void Enough_modern_traffic_for_long_enough_confirms() =>
        AssertVerdict(
            VerdictKind.Confirmed,
            "TLS605",
            "10 modern connections and no legacy one since 2026-11-23 12:00 UTC.",
            A.QuietStep(Confirm, Watched),
            A.Evidence(Right, modern: 10)
        );

    [Fact]
    public void A_confirmation_of_a_restart_of_long_ago_speaks_for_the_look_back_only() =>
        AssertVerdict(
            VerdictKind.Confirmed,
            "TLS605",
            "10 modern connections and no legacy one since 2026-11-17 12:00 UTC.",
            A.QuietStep(Confirm, Watched with { RestartSeenAt = A.Noon.AddDays(-40) }),
            A.Evidence(Right, modern: 10)
        );

    [Fact]
    public void What_the_window_holds_from_before_the_restart_is_history()
    {
        var step = A.Step(Confirm, Watched) with
        {
            Suspect = A.Suspect(entry: Watched) with { Findings = [A.Finding() with { LastSeen = Restarted }] },
        };

        Assert.Equal((VerdictKind.Confirmed, "TLS605"), KindAndCode(step, A.Evidence(Right, modern: 10)));
    }

    [Fact]
    public void A_legacy_connection_after_the_restart_is_told_whichever_witness_saw_it()
    {
        var late = A.Finding() with { LastSeen = Restarted.AddTicks(1) };
        var step = A.Step(Confirm) with
        {
            Suspect = A.Suspect(entry: Watched) with { Findings = [A.Finding() with { LastSeen = Restarted }, late] },
        };

        AssertVerdict(
            VerdictKind.StillLegacy,
            "TLS606",
            ReasonCodes.LegacyAfterRepair.Meaning,
            step,
            A.Evidence(Right, modern: 100)
        );
        AssertVerdict(
            VerdictKind.StillLegacy,
            "TLS606",
            ReasonCodes.LegacyAfterRepair.Meaning,
            step,
            A.Evidence(Right)
        );
        AssertVerdict(
            VerdictKind.StillLegacy,
            "TLS606",
            ReasonCodes.LegacyAfterRepair.Meaning,
            A.QuietStep(Confirm, Watched),
            A.Evidence(Right, 1, 100)
        );
    }

    [Theory]
    [InlineData(VerdictKind.StillLegacy, "TLS607")]
    [InlineData(VerdictKind.Repaired, "TLS603")]
    public void What_began_the_watch_in_this_very_sweep_stands_when_it_runs_again_and_the_machine_still_reads_so(
        VerdictKind kind,
        string code
    )
    {
        var said = new Verdict(kind, ReasonCodes.All.Single(known => known.Id == code));
        var step = A.Step(Confirm, Watched with { LastConclusion = new Conclusion("sweep-1", said) });

        Assert.Equal(said, Resumed("sweep-1").Decide(step, A.Evidence(Right, modern: 0)));
        Assert.Equal(
            (VerdictKind.Repaired, ReasonCodes.NoTrafficSeen),
            Facts(Resumed("sweep-2").Decide(step, A.Evidence(Right, modern: 0)))
        );
        Assert.Equal(
            (VerdictKind.Drifted, ReasonCodes.ValuesDrifted),
            Facts(Resumed("sweep-1").Decide(step, Read(A.Report().WithValue("s12c.e", A.Dword(0)))))
        );

        static Judge Resumed(string id) => new(A.Policy(), A.Noon, id);
        static (VerdictKind, ReasonCode) Facts(Verdict verdict) => (verdict.Kind, verdict.Reason.Code);
    }

    [Fact]
    public void A_failure_of_this_very_sweep_is_said_again() =>
        AssertVerdict(
            VerdictKind.RolledBack,
            "TLS508",
            "a key",
            A.Step(
                new Decision.Wait(A.Noon, new Reason(ReasonCodes.GuestUndid, "a key"))
                {
                    Verdict = VerdictKind.RolledBack,
                }
            ),
            A.Evidence(new OrderOutcome.NotSent(ReasonCodes.ReportOnly))
        );

    [Fact]
    public void The_judge_asks_for_the_policys_baseline_and_patience()
    {
        var policy = A.Policy() with
        {
            ConfirmHits = 1,
            ConfirmAfter = TimeSpan.Zero,
            Baseline = TlsBaseline.Of([BaselinePart.WinHttp]),
        };
        var report = A.Report() with
        {
            Values = [.. policy.Baseline.Settings.Select(s => new ValueFacts(s.Id, A.Right(s), A.Right(s)))],
        };

        Assert.Equal(
            VerdictKind.Confirmed,
            new Judge(policy, Restarted)
                .Decide(A.QuietStep(Confirm, Watched), A.Evidence(new OrderOutcome.Read(report), modern: 1))
                .Kind
        );
    }

    [Fact]
    public void A_candidate_that_was_read_is_never_more_than_likely_or_unlikely()
    {
        var step = new PlanStep(
            new Suspect(A.Machine(), [], new Reason(ReasonCodes.AddressShared, "nat-1"), null),
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
            LedgerRules.After(
                step,
                A.Evidence(Right),
                new Conclusion("sweep-1", new Verdict(VerdictKind.Unproven, ReasonCodes.CandidateUnlikely)),
                "tlsr-1",
                A.Noon
            )
        );
    }

    private static OrderOutcome Right => new OrderOutcome.Read(A.Report());

    private static Decision Named(string name) =>
        new[] { Inspect, Repair, Confirm }.Single(decision => decision.Name == name);

    private static Evidence Read(GuestReport report, Func<GuestReport, GuestReport>? change = null) =>
        A.Evidence(new OrderOutcome.Read(change is null ? report : change(report)));

    private static (VerdictKind Kind, string Code) KindAndCode(PlanStep step, Evidence evidence)
    {
        var verdict = new Judge(A.Policy(), A.Noon).Decide(step, evidence);
        return (verdict.Kind, verdict.Reason.Code.Id);
    }

    private static void AssertVerdict(VerdictKind kind, string code, string detail, PlanStep step, Evidence evidence)
    {
        var verdict = new Judge(A.Policy(), A.Noon).Decide(step, evidence);
        Assert.Equal((kind, code, detail), (verdict.Kind, verdict.Reason.Code.Id, verdict.Reason.Detail));
    }
}
