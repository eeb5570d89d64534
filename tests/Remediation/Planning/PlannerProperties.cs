using CsCheck;
using Remediation.Attributions;
using Remediation.Execution;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Planning;

public class PlannerProperties
{
    [Fact]
    public void Exactly_one_decision_for_every_machine_that_anything_names() =>
        Generate.PlanInput.Sample(
            input =>
            {
                var expected = input
                    .Attributions.OfType<Attribution.Attributed>()
                    .Select(a => a.Machine.Id)
                    .Concat(
                        input
                            .Attributions.OfType<Attribution.Unattributed>()
                            .SelectMany(u => u.Candidates)
                            .Select(machine => machine.Id)
                    )
                    .Concat(input.Ledger.Where(entry => entry.IsOpen).Select(entry => entry.Machine))
                    .Intersect(input.Inventory.Machines.Select(machine => machine.Id))
                    .Select(id => id.Value)
                    .Order(StringComparer.Ordinal);

                Assert.Equal(expected, Planner.Plan(input).Steps.Select(step => step.Machine.Id.Value));
            },
            iter: 1000
        );

    [Fact]
    public void The_order_of_the_input_makes_no_difference() =>
        Generate
            .PlanInput.SelectMany(input =>
                Gen.Select(
                    Gen.Shuffle(input.Inventory.Machines.ToArray()),
                    Gen.Shuffle(input.Attributions.ToArray()),
                    Gen.Shuffle(input.Ledger.ToArray()),
                    (machines, attributions, ledger) =>
                        (
                            input,
                            other: input with
                            {
                                Inventory = input.Inventory with { Machines = machines },
                                Attributions = attributions,
                                Ledger = ledger,
                            }
                        )
                )
            )
            .Sample(pair =>
            {
                var (one, other) = (Planner.Plan(pair.input), Planner.Plan(pair.other));

                Assert.Equal(one.Id, other.Id);
                Assert.Equal(one.Steps.Select(step => step.Decision), other.Steps.Select(step => step.Decision));
                Assert.Equal(
                    one.Steps.Select(step => step.Subject.CandidateFor),
                    other.Steps.Select(step => step.Subject.CandidateFor)
                );
            });

    [Fact]
    public void Machine_with_an_opt_out_or_unreadable_tags_is_never_contacted_whatever_the_ledger_holds() =>
        Generate.PlanInput.Sample(
            input =>
            {
                var kept = Planner
                    .Plan(input)
                    .Steps.Where(step =>
                        step.Machine.Tags is not TagSet.Readable tags
                        || tags.GetValues(input.Policy.OptOutTag).Any(value => value != "include")
                    );

                Assert.All(kept, step => Assert.IsType<Decision.Refuse>(step.Decision));
            },
            iter: 1000
        );

    [Fact]
    public void A_mere_candidate_is_never_contacted() =>
        Generate.PlanInput.Sample(
            input =>
            {
                var proven = input
                    .Attributions.OfType<Attribution.Attributed>()
                    .Select(a => a.Machine.Id)
                    .Concat(input.Ledger.Where(entry => entry.IsOpen).Select(entry => entry.Machine))
                    .ToHashSet();

                Assert.All(
                    Planner.Plan(input).Steps.Where(step => !proven.Contains(step.Machine.Id)),
                    step => Assert.IsType<Decision.Refuse>(step.Decision)
                );
            },
            iter: 1000
        );

    [Fact]
    public void With_a_gap_in_the_inventory_nothing_is_contacted() =>
        Generate
            .PlanInput.Where(input => input.Inventory.Incomplete is not null)
            .Sample(input =>
                Assert.All(Planner.Plan(input).Steps, step => Assert.IsType<Decision.Refuse>(step.Decision))
            );

    [Fact]
    public void Only_running_Windows_machines_are_contacted() =>
        Generate.PlanInput.Sample(
            input =>
                Assert.All(
                    Planner.Plan(input).Steps.Where(IsContact),
                    step => Assert.True(step.Machine is { Os: OsFamily.Windows, Power: PowerState.Running })
                ),
            iter: 1000
        );

    [Fact]
    public void Repairs_above_the_cap_are_all_refused() =>
        Generate.PlanInput.Sample(
            input =>
            {
                var repairs = Planner.Plan(input).Steps.Count(step => step.Decision is Decision.Repair);
                var wanted = Planner
                    .Plan(input with { Policy = input.Policy with { MaxRepairs = int.MaxValue } })
                    .Steps.Count(step => step.Decision is Decision.Repair);

                Assert.Equal(wanted <= input.Policy.MaxRepairs ? wanted : 0, repairs);
            },
            iter: 1000
        );

    [Fact]
    public void No_repair_where_every_row_names_a_program_with_its_own_TLS_and_no_such_refusal_anywhere_else() =>
        Generate
            .PlanInput.SelectMany(input =>
                Gen.OneOf("", "agent/1.0", "Java/1.8", "Wget/1.1")
                    .Array[1, 2]
                    .Array[input.Attributions.Count]
                    .Select(says =>
                        input with
                        {
                            Attributions =
                            [
                                .. input.Attributions.Select(
                                    (a, i) =>
                                        a is Attribution.Attributed proof
                                            ? proof with
                                            {
                                                Finding = proof.Finding with { AllEvidence = says[i], Hits = 50 },
                                            }
                                            : a
                                ),
                            ],
                        }
                    )
            )
            .Sample(
                input =>
                    Assert.All(
                        Planner.Plan(input).Steps,
                        step =>
                        {
                            var isOwn = NonSchannelClients.ExplainAll(step.Subject.Findings);

                            Assert.False(isOwn && step.Decision is Decision.Repair);
                            Assert.True(isOwn || step.Decision is not Decision.Refuse { Reason.Code.Id: "TLS313" });
                        }
                    ),
                iter: 2000
            );

    [Fact]
    public void No_repair_beyond_the_attempts_or_within_the_cool_down() =>
        Generate.PlanInput.Sample(
            input =>
                Assert.All(
                    Planner.Plan(input).Steps.Where(step => step.Decision is Decision.Repair),
                    step =>
                    {
                        var entry = step.Subject.Entry;
                        Assert.Equal((entry?.Attempts ?? 0) + 1, ((Decision.Repair)step.Decision).Attempt);
                        Assert.InRange(entry?.Attempts ?? 0, 0, input.Policy.MaxAttempts - 1);
                        Assert.False(entry?.LastAttemptAt + input.Policy.RetryAfter > input.Now);
                    }
                ),
            iter: 1000
        );

    [Fact]
    public void Gate_admits_an_order_only_in_a_mode_that_allows_the_order() =>
        Gen.Select(Gen.Enum<SweepMode>(), Generate.Decision)
            .Sample(
                (mode, decision) =>
                {
                    var allowed = mode switch
                    {
                        SweepMode.Repair => decision
                            is Decision.Repair
                                or Decision.Restart
                                or Decision.Inspect
                                or Decision.Confirm,
                        SweepMode.Inspect => decision is Decision.Inspect or Decision.Confirm,
                        _ => false,
                    };

                    var refusal = OrderGate.FindRefusal(new SweepPolicy { Mode = mode }, new Plan([]), decision);

                    Assert.Equal(allowed, refusal is null);
                    Assert.True(allowed || refusal?.Detail == $"Mode {mode} sends no {decision.Name} order.");
                    Assert.True(allowed || refusal?.Code.Id == "TLS309");
                }
            );

    [Fact]
    public void Gate_admits_no_order_in_a_dry_run_or_under_an_unapproved_plan() =>
        Gen.Select(Gen.Enum<SweepMode>(), Generate.Decision)
            .Sample(
                (mode, decision) =>
                {
                    var plan = new Plan([]);
                    var policy = new SweepPolicy { Mode = mode };

                    Assert.NotNull(OrderGate.FindRefusal(policy with { IsDryRun = true }, plan, decision));
                    Assert.NotNull(
                        OrderGate.FindRefusal(policy with { ApprovedPlanId = "plan-000000000000" }, plan, decision)
                    );
                    Assert.Equal(
                        OrderGate.FindRefusal(policy, plan, decision),
                        OrderGate.FindRefusal(policy with { ApprovedPlanId = plan.Id }, plan, decision)
                    );
                }
            );

    private static bool IsContact(PlanStep step) =>
        step.Decision is Decision.Inspect or Decision.Repair or Decision.Restart or Decision.Confirm;
}
