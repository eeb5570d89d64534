using CsCheck;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using static Remediation.Tests.Planning.PlannerFixture;

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
                    .Steps.Where(step => step.Subject.CandidateFor is not null),
                step => Assert.True(step.Decision is Decision.Inspect or Decision.Refuse)
            )
        );

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
}
