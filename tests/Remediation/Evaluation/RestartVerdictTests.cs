using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;
using static Remediation.Tests.Evaluation.VerdictFixture;

namespace Remediation.Tests.Evaluation;

/// <summary>Verdicts on repaired machines: the restart, then the traffic after it.</summary>
public class RestartVerdictTests
{
    private static readonly DateTimeOffset Restarted = A.Noon.AddHours(-24);
    private static readonly LedgerEntry Repaired = A.Entry() with { Attempts = 1, BaselineMetAt = A.Noon.AddDays(-2) };
    private static readonly LedgerEntry Watched = Repaired with { RestartSeenAt = Restarted };
    private static readonly Decision Inspect = new Decision.Inspect();
    private static readonly Decision Repair = new Decision.Repair(1);
    private static readonly Decision Confirm = new Decision.Confirm();

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
            Subject = A.Suspect(entry: Watched) with { Findings = [A.Finding() with { LastSeen = Restarted }] },
        };

        Assert.Equal((VerdictKind.Confirmed, "TLS605"), KindAndCode(step, A.Evidence(Right, modern: 10)));
    }

    [Fact]
    public void A_legacy_connection_after_the_restart_is_told_whichever_witness_saw_it()
    {
        var late = A.Finding() with { LastSeen = Restarted.AddTicks(1) };
        var step = A.Step(Confirm) with
        {
            Subject = A.Suspect(entry: Watched) with { Findings = [A.Finding() with { LastSeen = Restarted }, late] },
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

        Assert.Equal(said, Resumed("sweep-1").Evaluate(step, A.Evidence(Right, modern: 0)));
        Assert.Equal(
            (VerdictKind.Repaired, ReasonCodes.NoTrafficSeen),
            Facts(Resumed("sweep-2").Evaluate(step, A.Evidence(Right, modern: 0)))
        );
        Assert.Equal(
            (VerdictKind.Drifted, ReasonCodes.ValuesDrifted),
            Facts(Resumed("sweep-1").Evaluate(step, Read(A.Report().WithValue("s12c.e", A.Dword(0)))))
        );

        static VerdictEvaluator Resumed(string id) => new(A.Policy(), A.Noon, id);
        static (VerdictKind, ReasonCode) Facts(Verdict verdict) => (verdict.Kind, verdict.Reason.Code);
    }

    [Fact]
    public void The_judge_asks_for_the_policys_baseline_and_patience()
    {
        var policy = A.Policy() with
        {
            ConfirmHits = 1,
            ConfirmAfter = TimeSpan.Zero,
            Baseline = TlsBaseline.FromParts([BaselinePart.WinHttp]),
        };
        var report = A.Report() with
        {
            Values = [.. policy.Baseline.Settings.Select(s => new ValueFacts(s.Id, A.Right(s), A.Right(s)))],
        };

        Assert.Equal(
            VerdictKind.Confirmed,
            new VerdictEvaluator(policy, Restarted)
                .Evaluate(A.QuietStep(Confirm, Watched), A.Evidence(new OrderOutcome.Read(report), modern: 1))
                .Kind
        );
    }
}
