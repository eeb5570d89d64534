using CsCheck;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;
using static Remediation.Tests.Planning.PlannerFixture;

namespace Remediation.Tests.Planning;

/// <summary>Further attempts, after a failure, a drift or an interrupted sweep.</summary>
public class PlannerAttemptTests
{
    private static readonly Machine Machine = A.Machine();
    private static readonly LedgerEntry Repaired = A.Entry() with
    {
        Attempts = 1,
        LastAttemptAt = A.Noon.AddDays(-9),
        BaselineMetAt = A.Noon.AddDays(-9),
    };

    [Fact]
    public void What_was_begun_is_finished_whatever_the_logs_say_by_then()
    {
        var begun = A.Entry() with
        {
            OpenOrder = "tlsr-1",
            OpenOrderAt = A.Noon.AddHours(-1),
            LastAttemptAt = A.Noon.AddMinutes(-5),
            Attempts = 1,
        };
        var input = A.Input(Machine) with { Attributions = [], Ledger = [begun] };

        Assert.Equal(new Decision.Repair(2), Only(input));
        Assert.Equal(new Decision.Repair(2), Decide(A.FindingOf(Machine) with { Hits = 4 }, begun));
        AssertRefused("TLS306", "3 attempts were made.", Decide(entry: begun with { Attempts = 3 }));
        AssertRefused(
            "TLS302",
            ReasonCodes.TagsUnreadable.Meaning,
            Only(A.Input(Machine with { Tags = new TagSet.Unreadable() }) with { Attributions = [], Ledger = [begun] })
        );
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Attempts_are_counted_on(int attempts, int next) =>
        Assert.Equal(new Decision.Repair(next), Decide(entry: A.Entry() with { Attempts = attempts }));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Attempts_end(int attempts) =>
        AssertRefused(
            "TLS306",
            $"{attempts} attempts were made.",
            Decide(entry: A.Entry() with { Attempts = attempts, LastAttemptAt = A.Noon })
        );

    [Fact]
    public void A_failed_attempt_cools_down()
    {
        var entry = A.Entry() with { Attempts = 1, LastAttemptAt = A.Noon.AddMinutes(-59) };

        Assert.Equal(new Decision.Wait(A.Noon.AddMinutes(1), ReasonCodes.CoolingDown), Decide(entry: entry));
        Assert.Equal(
            "The last attempt came to this: TLS508 RepairRolledBack: a key",
            Assert.IsType<Decision.Wait>(Decide(entry: entry with { LastConclusion = Undone })).Reason.Detail
        );
        Assert.Equal(new Decision.Repair(2), Decide(entry: entry with { LastAttemptAt = A.Noon.AddHours(-1) }));
    }

    [Theory]
    [InlineData(1, -59)]
    // Neither the pause nor the attempts decide here: this sweep has had its one.
    [InlineData(1, -600)]
    [InlineData(3, -59)]
    public void A_sweep_that_runs_again_says_its_own_failure_as_it_was_and_tries_no_second_time(
        int attempts,
        int minutes
    )
    {
        var entry = A.Entry() with
        {
            Attempts = attempts,
            LastAttemptAt = A.Noon.AddMinutes(minutes),
            LastConclusion = Undone,
        };

        Assert.Equal(
            new Decision.Wait(A.Noon.AddMinutes(minutes + 60), Undone.Verdict.Reason)
            {
                Verdict = VerdictKind.RolledBack,
            },
            Decide(entry: entry, resumed: "sweep-1")
        );
        Assert.Equal(Decide(entry: entry), Decide(entry: entry, resumed: "sweep-2"));
    }

    [Fact]
    public void What_a_sweep_that_runs_again_had_begun_it_finishes() =>
        Assert.Equal(
            new Decision.Repair(2),
            Decide(
                entry: A.Entry() with
                {
                    Attempts = 1,
                    LastConclusion = Undone,
                    OpenOrder = "tlsr-2",
                },
                resumed: "sweep-1"
            )
        );

    [Fact]
    public void Whatever_is_remembered_a_sweep_that_runs_again_writes_to_no_machine_whose_order_it_saw_end() =>
        Generate.PlanInput.Sample(input =>
            Assert.All(
                Planner
                    .Plan(input with { ResumedSweepId = "sweep-1" })
                    .Steps.Where(step => step.Subject.Entry is { OpenOrder: "", LastConclusion.SweepId: "sweep-1" }),
                step => Assert.False(step.Decision is Decision.Repair or Decision.Restart)
            )
        );

    [Fact]
    public void In_inspect_mode_attempts_and_cool_downs_do_not_matter() =>
        Assert.Equal(
            new Decision.Inspect(),
            Decide(entry: A.Entry() with { Attempts = 9, LastAttemptAt = A.Noon }, mode: SweepMode.Inspect)
        );

    [Fact]
    public void A_drifted_machine_is_watched_and_then_repaired_again()
    {
        var drifted = Repaired with { DriftedAt = A.Noon.AddDays(-7).AddTicks(1) };

        Assert.Equal(new Decision.Confirm(), Decide(entry: drifted));
        Assert.Equal(new Decision.Repair(2), Decide(entry: drifted with { DriftedAt = A.Noon.AddDays(-7) }));
        Assert.Equal(
            new Decision.Repair(2),
            Decide(entry: drifted with { DriftedAt = A.Noon.AddDays(-8) }, mode: SweepMode.Report)
        );
        Assert.Equal(
            new Decision.Confirm(),
            Decide(entry: drifted with { DriftedAt = A.Noon.AddDays(-8) }, mode: SweepMode.Inspect)
        );
    }

    [Fact]
    public void A_drifted_machine_that_may_not_be_repaired_yet_or_any_more_is_still_watched()
    {
        var drifted = Repaired with { DriftedAt = A.Noon.AddDays(-8) };

        Assert.Equal(new Decision.Confirm(), Decide(entry: drifted with { Attempts = 3 }));
        Assert.Equal(new Decision.Confirm(), Decide(entry: drifted with { LastAttemptAt = A.Noon.AddMinutes(-5) }));
    }

    private static Conclusion Undone =>
        new("sweep-1", new Verdict(VerdictKind.RolledBack, new Reason(ReasonCodes.RepairRolledBack, "a key")));
}
