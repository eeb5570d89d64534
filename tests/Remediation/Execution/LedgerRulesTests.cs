using Remediation.Evaluation;
using Remediation.Execution;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Execution;

public class LedgerRulesTests
{
    private static readonly DateTimeOffset Earlier = A.Noon.AddDays(-3);
    private static readonly Decision Repair = new Decision.Repair(1);
    private static readonly Decision Confirm = new Decision.Confirm();
    private static readonly LedgerEntry Full = A.Entry() with
    {
        Attempts = 1,
        LastAttemptAt = Earlier,
        BaselineMetAt = Earlier,
        RepairOrder = "tlsr-0",
        RestartSeenAt = Earlier,
        DriftedAt = Earlier,
        ConfirmedAt = Earlier,
    };

    [Theory]
    [InlineData(VerdictKind.Unproven)]
    [InlineData(VerdictKind.Refused)]
    public void What_proves_nothing_is_not_remembered(VerdictKind kind) =>
        Assert.Null(After(Repair, Read(), kind, Full));

    [Fact]
    public void Without_an_order_that_ended_nothing_is_remembered()
    {
        Assert.Null(After(Repair, new OrderOutcome.NotSent(ReasonCodes.ReportOnly), VerdictKind.Confirmed, Full));
        Assert.Null(After(Repair, new OrderOutcome.Outstanding(), VerdictKind.Confirmed, Full));
    }

    [Theory]
    [InlineData(OrderEnd.Over, 2)]
    [InlineData(OrderEnd.NeverRan, 1)]
    public void A_repair_that_is_over_counts_and_one_that_was_refused_only_cools_down(OrderEnd end, int attempts)
    {
        var entry = After(Repair, new OrderOutcome.NoAnswer(ReasonCodes.OrderTimedOut, end), VerdictKind.Failed, Full);

        Assert.Equal(
            Full with
            {
                Attempts = attempts,
                LastAttemptAt = A.Noon,
                LastConclusion = Said(VerdictKind.Failed),
            },
            entry
        );
    }

    [Fact]
    public void Repair_without_a_known_end_is_not_recorded()
    {
        Assert.Null(
            After(
                Repair,
                new OrderOutcome.NoAnswer(ReasonCodes.OrderThrottled, OrderEnd.Unsettled),
                VerdictKind.Failed,
                Full
            )
        );
        Assert.Null(
            After(
                Repair,
                new OrderOutcome.NoAnswer(ReasonCodes.OrderThrottled, OrderEnd.Unsettled),
                VerdictKind.Failed,
                null
            )
        );
    }

    [Fact]
    public void Reading_is_no_attempt()
    {
        Assert.Null(After(Confirm, new OrderOutcome.NoAnswer(ReasonCodes.OrderTimedOut), VerdictKind.Failed, Full));
        Assert.Null(After(new Decision.Inspect(), Read(), VerdictKind.StillLegacy, null, ReasonCodes.BaselineNotMet));
        Assert.Null(After(new Decision.Inspect(), Read(), VerdictKind.Compliant, null));
    }

    [Fact]
    public void A_first_repair_that_wrote_is_remembered_with_its_order() =>
        Assert.Equal(
            A.Entry() with
            {
                Attempts = 1,
                LastAttemptAt = A.Noon,
                BaselineMetAt = A.Noon,
                RepairOrder = "tlsr-1",
                RepairSummary =
                    "2026-11-24: .NET Framework applications fall back to their own old defaults. Wrote 8 of 8 values.",
                LastConclusion = Said(VerdictKind.RestartPending),
            },
            After(Repair, new OrderOutcome.Read(A.RepairReport()), VerdictKind.RestartPending, null)
        );

    [Fact]
    public void A_repair_that_wrote_nothing_keeps_the_order_that_did() =>
        Assert.Equal("tlsr-0", After(Repair, Read(), VerdictKind.RestartPending, Full)?.RepairOrder);

    [Fact]
    public void A_repair_that_was_rolled_back_is_an_attempt_and_nothing_more() =>
        Assert.Equal(
            A.Entry() with
            {
                Attempts = 1,
                LastAttemptAt = A.Noon,
                LastConclusion = Said(VerdictKind.RolledBack),
            },
            After(Repair, Read(), VerdictKind.RolledBack, null)
        );

    [Fact]
    public void A_repair_that_went_well_takes_the_earlier_failure_away() =>
        Assert.Equal(
            Said(VerdictKind.RestartPending),
            After(
                Repair,
                Read(),
                VerdictKind.RestartPending,
                Full with
                {
                    LastConclusion = Said(VerdictKind.Failed),
                }
            )?.LastConclusion
        );

    [Fact]
    public void Of_a_long_conclusion_the_beginning_is_remembered()
    {
        var told = new Conclusion(
            "sweep-1",
            new Verdict(VerdictKind.RolledBack, new Reason(ReasonCodes.RepairRolledBack, new string('a', 400)))
        );

        var entry = LedgerRules.RecordConclusion(A.Step(Repair), A.Evidence(Read()), told, "tlsr-1", A.Noon);

        Assert.Equal(
            (VerdictKind.RolledBack, "TLS508", new string('a', 300)),
            (
                entry?.LastConclusion?.Verdict.Kind,
                entry?.LastConclusion?.Verdict.Reason.Code.Id,
                entry?.LastConclusion?.Verdict.Reason.Detail
            )
        );
    }

    [Theory]
    [InlineData("sweep-1", "", true)]
    [InlineData("sweep-2", "", false)]
    [InlineData("", "", false)]
    [InlineData("sweep-1", "tlsr-2", false)]
    public void Killed_sweep_keeps_its_conclusions_and_an_open_order_is_no_conclusion(
        string resumed,
        string open,
        bool expected
    )
    {
        Assert.Equal(
            expected,
            (A.Entry() with { LastConclusion = Said(VerdictKind.Failed), OpenOrder = open }).IsConcludedBy(resumed)
        );
        Assert.False((A.Entry() with { OpenOrder = open }).IsConcludedBy(resumed));
    }

    [Fact]
    public void A_pending_restart_ends_drift_watch_and_confirmation_and_keeps_the_first_time() =>
        Assert.Equal(
            Full with
            {
                RestartSeenAt = null,
                DriftedAt = null,
                ConfirmedAt = null,
                LastConclusion = Said(VerdictKind.RestartPending),
            },
            After(Confirm, Read(), VerdictKind.RestartPending, Full)
        );

    [Theory]
    [InlineData(VerdictKind.Repaired)]
    [InlineData(VerdictKind.StillLegacy)]
    public void Right_values_after_a_restart_start_the_watch_once(VerdictKind kind)
    {
        Assert.Equal(
            A.Entry() with
            {
                BaselineMetAt = A.Noon,
                RestartSeenAt = A.Noon,
                LastConclusion = Said(kind),
            },
            After(Confirm, Read(), kind, null)
        );
        Assert.Equal(
            Full with
            {
                DriftedAt = null,
                ConfirmedAt = null,
                LastConclusion = Said(kind),
            },
            After(Confirm, Read(), kind, Full)
        );
    }

    [Fact]
    public void Wrong_values_start_no_watch() =>
        Assert.Null(After(Confirm, Read(), VerdictKind.StillLegacy, Full, ReasonCodes.BaselineNotMet));

    [Fact]
    public void A_confirmation_keeps_its_first_time()
    {
        Assert.Equal(
            Full with
            {
                DriftedAt = null,
                LastConclusion = Said(VerdictKind.Confirmed),
            },
            After(Confirm, Read(), VerdictKind.Confirmed, Full)
        );
        Assert.Equal(
            A.Noon,
            After(Confirm, Read(), VerdictKind.Confirmed, Full with { ConfirmedAt = null })?.ConfirmedAt
        );
    }

    [Fact]
    public void Drift_opens_the_machine_again_and_keeps_its_first_time()
    {
        Assert.Equal(
            Full with
            {
                RestartSeenAt = null,
                ConfirmedAt = null,
                LastConclusion = Said(VerdictKind.Drifted),
            },
            After(Confirm, Read(), VerdictKind.Drifted, Full)
        );
        Assert.Equal(A.Noon, After(Confirm, Read(), VerdictKind.Drifted, Full with { DriftedAt = null })?.DriftedAt);
    }

    [Fact]
    public void What_does_not_change_is_not_written_again() =>
        Assert.Null(After(Confirm, Read(), VerdictKind.Repaired, Full with { DriftedAt = null, ConfirmedAt = null }));

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    public void A_machine_is_open_from_the_repair_to_its_confirmation(bool met, bool confirmed, bool open) =>
        Assert.Equal(
            open,
            (
                A.Entry() with
                {
                    BaselineMetAt = met ? A.Noon : null,
                    ConfirmedAt = confirmed ? A.Noon : null,
                    Attempts = 2,
                }
            ).IsOpen
        );

    [Fact]
    public void Order_is_recorded_before_its_start_and_kept_while_possibly_present()
    {
        var named = LedgerRules.RecordSend(A.Step(Repair, Full), "tlsr-1", A.Noon);

        Assert.Equal(Full with { OpenOrder = "tlsr-1", OpenOrderAt = A.Noon }, named);
        Assert.True(named.IsOpen);
        Assert.Null(After(Repair, new OrderOutcome.Outstanding(), VerdictKind.Unproven, named));
        Assert.Null(
            After(
                Repair,
                new OrderOutcome.NoAnswer(ReasonCodes.Unreachable, OrderEnd.Unsettled),
                VerdictKind.Failed,
                named
            )
        );
    }

    [Theory]
    [InlineData(OrderEnd.Over)]
    [InlineData(OrderEnd.NeverRan)]
    public void An_order_that_is_over_is_named_no_more(OrderEnd end)
    {
        var named = A.Entry() with { OpenOrder = "tlsr-1", OpenOrderAt = A.Noon };

        Assert.Equal(
            ("", null),
            Open(After(Repair, new OrderOutcome.NoAnswer(ReasonCodes.OrderTimedOut, end), VerdictKind.Failed, named))
        );
        Assert.Equal(("", null), Open(After(Repair, Read(), VerdictKind.RestartPending, named)));
        Assert.Equal(
            ("tlsr-2", A.Noon),
            Open(After(Confirm, Read(), VerdictKind.Repaired, named with { OpenOrder = "tlsr-2" }))
        );

        static (string, DateTimeOffset?) Open(LedgerEntry? entry) => (entry!.OpenOrder, entry.OpenOrderAt);
    }

    private static Conclusion Said(VerdictKind kind, ReasonCode? code = null) =>
        new("sweep-1", new Verdict(kind, code ?? ReasonCodes.BaselineMet));

    private static OrderOutcome.Read Read() => new(A.Report());

    private static LedgerEntry? After(
        Decision decision,
        OrderOutcome outcome,
        VerdictKind kind,
        LedgerEntry? entry,
        ReasonCode? code = null
    ) => LedgerRules.RecordConclusion(A.Step(decision, entry), A.Evidence(outcome), Said(kind, code), "tlsr-1", A.Noon);
}
