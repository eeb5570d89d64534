using CsCheck;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Safety;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Planning;

public class PlannerTests
{
    private static readonly Machine Machine = A.Machine();
    private static readonly LedgerEntry Repaired = A.Entry() with
    {
        Attempts = 1,
        LastAttemptAt = A.Noon.AddDays(-9),
        BaselineMetAt = A.Noon.AddDays(-9),
    };

    [Theory]
    [InlineData(SweepMode.Report)]
    [InlineData(SweepMode.Repair)]
    public void A_proven_machine_is_to_be_repaired(SweepMode mode) =>
        Assert.Equal(new Decision.Repair(1), Decide(mode: mode));

    [Fact]
    public void In_inspect_mode_it_is_to_be_read() =>
        Assert.Equal(new Decision.Inspect(), Decide(mode: SweepMode.Inspect));

    [Fact]
    public void Too_little_traffic_accuses_nobody()
    {
        var decision = Decide(A.FindingOf(Machine) with { Hits = 4, TotalHits = 1000 });

        AssertRefused(
            "TLS110",
            "Not reached: 4 legacy connections of at least 5; 0.40 % of its traffic of at least 2.00 %.",
            decision
        );
    }

    [Fact]
    public void Too_little_traffic_of_an_unknown_total_is_told_without_a_share() =>
        AssertRefused(
            "TLS110",
            "Not reached: 4 legacy connections of at least 5.",
            Decide(A.FindingOf(Machine) with { Hits = 4, TotalHits = 0 })
        );

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

    [Fact]
    public void More_than_the_largest_share_of_the_fleet_is_repaired_by_nobody()
    {
        Machine[] fleet = [.. Enumerable.Range(1, 10).Select(number => A.Machine(number))];
        var input = A.Input(fleet) with { Attributions = [.. fleet.Take(3).Select(machine => A.Proof(machine))] };

        Assert.Equal(3, Repairs(input with { Policy = A.Policy() with { MaxRepairShare = 0.3 } }));
        Assert.Equal(0, Repairs(input with { Policy = A.Policy() with { MaxRepairShare = 0.29 } }));
        AssertRefused(
            "TLS308",
            "3 machines would be repaired; the cap is 29 % of 10.",
            Planner.Plan(input with { Policy = A.Policy() with { MaxRepairShare = 0.29 } }).Steps[0].Decision
        );

        static int Repairs(PlanInput planned) =>
            Planner.Plan(planned).Steps.Count(step => step.Decision is Decision.Repair);
    }

    [Fact]
    public void A_candidate_is_refused_with_its_doubt() =>
        AssertRefused(
            "TLS203",
            "10.9.9.9 is shared.",
            Only(A.Input(Machine) with { Attributions = [A.Doubt(Machine)] })
        );

    [Fact]
    public void A_machine_that_may_not_be_contacted_is_refused_with_the_reason() =>
        AssertRefused(
            "TLS302",
            ReasonCodes.TagsUnreadable.Meaning,
            Only(Input(Machine with { Tags = new TagSet.Unreadable() }))
        );

    [Fact]
    public void An_inventory_with_gaps_refuses_everything_before_any_other_reason()
    {
        var inventory = A.Inventory(Machine with { Os = OsFamily.Linux }) with
        {
            Incomplete = new Reason(ReasonCodes.InventoryIncomplete, "sub-2 is missing"),
        };

        AssertRefused("TLS206", "sub-2 is missing", Only(Input(Machine) with { Inventory = inventory }));
        AssertRefused(
            "TLS206",
            "sub-2 is missing",
            Only(Input(Machine) with { Inventory = inventory, Ledger = [Repaired] })
        );
    }

    [Theory]
    [InlineData(SweepMode.Report)]
    [InlineData(SweepMode.Repair)]
    public void A_machine_whose_programs_bring_their_own_TLS_is_not_repaired(SweepMode mode) =>
        AssertRefused(
            "TLS313",
            "The log names nothing but 'Java/1.7.0_80' (Java).",
            Decide(Says("Java/1.7.0_80"), mode: mode)
        );

    [Fact]
    public void It_may_be_read_and_one_row_that_says_less_is_enough_for_a_repair()
    {
        Assert.Equal(new Decision.Inspect(), Decide(Says("Java/1.7.0_80"), mode: SweepMode.Inspect));
        Assert.Equal(new Decision.Repair(1), Decide(Says("", "Java/1.7.0_80")));
        Assert.Equal(new Decision.Repair(1), Decide(Says("Java/1.7.0_80", "agent/1.0")));
        Assert.Equal(new Decision.Repair(1), Decide(Says("curl/8.4.0")));
    }

    [Fact]
    public void A_drifted_machine_whose_programs_bring_their_own_TLS_is_watched_and_not_repaired_again() =>
        Assert.Equal(
            new Decision.Confirm(),
            Decide(Says("Java/1.7.0_80"), Repaired with { DriftedAt = A.Noon.AddDays(-8) })
        );

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
            "The last attempt came to this: TLS508 GuestUndid: a key",
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
                    .Steps.Where(step => step.Suspect.Entry is { OpenOrder: "", LastConclusion.SweepId: "sweep-1" }),
                step => Assert.False(step.Decision is Decision.Repair or Decision.Restart)
            )
        );

    [Fact]
    public void In_inspect_mode_attempts_and_cool_downs_do_not_matter() =>
        Assert.Equal(
            new Decision.Inspect(),
            Decide(entry: A.Entry() with { Attempts = 9, LastAttemptAt = A.Noon }, mode: SweepMode.Inspect)
        );

    [Theory]
    [InlineData(SweepMode.Report)]
    [InlineData(SweepMode.Inspect)]
    [InlineData(SweepMode.Repair)]
    public void A_repaired_machine_is_confirmed_whether_or_not_the_logs_name_it(SweepMode mode)
    {
        Assert.Equal(new Decision.Confirm(), Decide(entry: Repaired, mode: mode));
        Assert.Equal(new Decision.Confirm(), Decide(A.FindingOf(Machine) with { Hits = 1 }, Repaired, mode));
        Assert.Equal(
            new Decision.Confirm(),
            Only(A.Input(Machine) with { Ledger = [Repaired], Policy = A.Policy(mode) })
        );
        Assert.Equal(
            new Decision.Confirm(),
            Decide(entry: Repaired with { ConfirmedAt = A.Noon.AddDays(-1) }, mode: mode)
        );
    }

    [Fact]
    public void A_candidate_is_read_where_the_operator_wants_it_and_left_alone_otherwise()
    {
        var input = A.Input(A.Machine(1), A.Machine(2)) with { Attributions = [A.Doubt(A.Machine(1), A.Machine(2))] };
        Assert.All(
            Planner.Plan(input).Steps,
            step => Assert.Equal("TLS203", Assert.IsType<Decision.Refuse>(step.Decision).Reason.Code.Id)
        );

        var reading = input with { Policy = A.Policy() with { InspectsCandidates = true } };
        Assert.All(Planner.Plan(reading).Steps, step => Assert.Equal(new Decision.Inspect(), step.Decision));

        var gone = reading with
        {
            Inventory = A.Inventory(A.Machine(1), A.Machine(2) with { Power = PowerState.NotRunning }),
        };
        Assert.Equal(["Inspect", "Refuse"], Planner.Plan(gone).Steps.Select(step => step.Decision.Name));
    }

    [Fact]
    public void A_candidate_is_never_repaired_nor_restarted() =>
        Generate.PlanInput.Sample(input =>
            Assert.All(
                Planner
                    .Plan(input with { Policy = input.Policy with { InspectsCandidates = true } })
                    .Steps.Where(step => step.Suspect.CandidateFor is not null),
                step => Assert.True(step.Decision is Decision.Inspect or Decision.Refuse)
            )
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

    [Fact]
    public void As_many_machines_as_the_cap_are_repaired()
    {
        var plan = Planner.Plan(Input(A.Machine(1), A.Machine(2)) with { Policy = A.Policy() with { MaxRepairs = 2 } });

        Assert.All(plan.Steps, step => Assert.Equal(new Decision.Repair(1), step.Decision));
    }

    [Fact]
    public void One_machine_more_than_the_cap_and_none_is_repaired_but_the_rest_goes_on()
    {
        var input = Input(A.Machine(1), A.Machine(2), A.Machine(3), A.Machine(4));
        var plan = Planner.Plan(
            input with
            {
                Policy = A.Policy() with { MaxRepairs = 2 },
                Ledger = [Repaired with { Machine = A.Id(4) }],
            }
        );

        foreach (var step in plan.Steps.Take(3))
        {
            AssertRefused("TLS308", "3 machines would be repaired; the cap is 2.", step.Decision);
        }

        Assert.Equal(new Decision.Confirm(), plan.Steps[3].Decision);
    }

    [Fact]
    public void Steps_are_in_order_of_id() =>
        Assert.Equal(
            [A.Id(1), A.Id(2), A.Id(3)],
            Planner.Plan(Input(A.Machine(3), A.Machine(1), A.Machine(2))).Steps.Select(step => step.Machine.Id)
        );

    [Fact]
    public void A_plans_id_tells_machines_and_decisions()
    {
        var plan = Planner.Plan(Input(A.Machine(1), A.Machine(2)));
        string[] others =
        [
            Planner.Plan(Input(A.Machine(1))).Id,
            Planner.Plan(Input(A.Machine(1), A.Machine(3))).Id,
            Planner.Plan(Input(A.Machine(1), A.Machine(2)) with { Policy = A.Policy(SweepMode.Inspect) }).Id,
            new Plan([]).Id,
        ];

        Assert.Matches("^plan-[0-9a-f]{12}$", plan.Id);
        Assert.Equal(plan.Id, Planner.Plan(Input(A.Machine(2), A.Machine(1)) with { Now = A.Noon.AddDays(1) }).Id);
        Assert.Distinct([plan.Id, .. others]);
    }

    [Fact]
    public void Every_decision_has_its_name() =>
        Assert.Equal(
            ["Inspect", "Repair", "Confirm", "Wait", "Refuse"],
            new Decision[]
            {
                new Decision.Inspect(),
                new Decision.Repair(1),
                new Decision.Confirm(),
                new Decision.Wait(A.Noon, ReasonCodes.CoolingDown),
                new Decision.Refuse(ReasonCodes.OptedOut),
            }.Select(decision => decision.Name)
        );

    [Fact]
    public void Every_default_of_the_policy_is_the_careful_one() =>
        Assert.Equivalent(
            new SweepPolicy
            {
                Mode = SweepMode.Report,
                NoiseFloor = new NoiseFloor(5, 0.02, 1, null),
                LookBack = TimeSpan.FromDays(7),
                OptOutTag = "TlsRemediation",
                MaxRepairs = 50,
                MaxAttempts = 3,
                RetryAfter = TimeSpan.FromHours(1),
                RepairDriftAfter = TimeSpan.FromDays(7),
                ConfirmAfter = TimeSpan.FromHours(24),
                ConfirmHits = 10,
            },
            new SweepPolicy(),
            strict: true
        );

    private static PlanInput Input(params Machine[] machines) =>
        A.Input(machines) with
        {
            Attributions = [.. machines.Select(machine => A.Proof(machine))],
        };

    private static Decision Decide(
        Finding? finding = null,
        LedgerEntry? entry = null,
        SweepMode mode = SweepMode.Repair,
        string resumed = ""
    ) =>
        Only(
            A.Input(Machine) with
            {
                ResumedSweepId = resumed,
                Attributions = [A.Proof(Machine, finding)],
                Ledger = entry is null ? [] : [entry],
                Policy = A.Policy(mode),
            }
        );

    private static Conclusion Undone =>
        new("sweep-1", new Verdict(VerdictKind.RolledBack, new Reason(ReasonCodes.GuestUndid, "a key")));

    private static Finding Says(params string[] evidence) => A.FindingOf(Machine) with { AllEvidence = evidence };

    private static Decision Only(PlanInput input) => Assert.Single(Planner.Plan(input).Steps).Decision;

    private static void AssertRefused(string code, string detail, Decision decision)
    {
        var reason = Assert.IsType<Decision.Refuse>(decision).Reason;
        Assert.Equal((code, detail), (reason.Code.Id, reason.Detail));
    }
}
