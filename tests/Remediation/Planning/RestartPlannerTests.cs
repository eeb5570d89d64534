using CsCheck;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Planning;

public class RestartPlannerTests
{
    // A.Noon is a Tuesday.
    private static readonly RestartPolicy.Within Open = new(
        MaintenanceWindow.Parse("Tue 11:00-13:00")!,
        new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"),
        2
    );

    private static readonly LedgerEntry Repaired = A.Entry() with
    {
        Attempts = 1,
        LastAttemptAt = A.Noon.AddDays(-1),
        BaselineMetAt = A.Noon.AddDays(-1),
        RepairOrder = "tlsr-1",
    };

    public static TheoryData<string> NotDue => ["asked", "restarted", "drifted", "confirmed", "nothing was written"];

    [Fact]
    public void A_repaired_machine_that_waits_for_its_restart_is_restarted_inside_the_window() =>
        Assert.Equal(new Decision.Restart(1, A.Noon.AddMinutes(55)), Decide(Repaired, Open));

    [Fact]
    public void Resumed_sweep_only_inspects_machines_repaired_by_that_sweep()
    {
        var own = Repaired with
        {
            LastConclusion = new Conclusion(
                "sweep-1",
                new Verdict(VerdictKind.RestartPending, ReasonCodes.RestartNeeded)
            ),
        };
        var input = A.Input(A.Machine()) with { Ledger = [own], Policy = A.Policy() with { Restart = Open } };

        Assert.Equal(
            new Decision.Confirm(),
            Assert.Single(Planner.Plan(input with { ResumedSweepId = "sweep-1" }).Steps).Decision
        );
        Assert.IsType<Decision.Restart>(
            Assert.Single(Planner.Plan(input with { ResumedSweepId = "sweep-2" }).Steps).Decision
        );
    }

    [Fact]
    public void Sweeps_never_restart_by_default() =>
        Assert.Equal(new Decision.Confirm(), Decide(Repaired, new SweepPolicy().Restart));

    [Theory]
    [InlineData("Tue 12:01-14:00")]
    [InlineData("Tue 10:00-12:00")]
    [InlineData("Wed 11:00-13:00")]
    [InlineData("Tue 11:00-12:04")]
    public void Restart_waits_outside_the_window_and_if_the_delay_ends_outside(string window) =>
        Assert.Equal(new Decision.Confirm(), Decide(Repaired, Open with { Window = MaintenanceWindow.Parse(window)! }));

    [Theory]
    [InlineData(SweepMode.Report)]
    [InlineData(SweepMode.Inspect)]
    public void Only_a_sweep_that_may_repair_may_restart(SweepMode mode) =>
        Assert.Equal(new Decision.Confirm(), Decide(Repaired, Open, mode));

    [Theory]
    [MemberData(nameof(NotDue))]
    public void A_machine_that_needs_none_gets_none(string why) =>
        Assert.Equal(
            new Decision.Confirm(),
            Decide(
                why switch
                {
                    "asked" => Repaired with { RestartRequestedAt = A.Noon.AddHours(-1) },
                    "restarted" => Repaired with { RestartSeenAt = A.Noon.AddHours(-1) },
                    "drifted" => Repaired with { DriftedAt = A.Noon.AddHours(-1) },
                    "confirmed" => Repaired with { ConfirmedAt = A.Noon.AddHours(-1) },
                    _ => Repaired with { RepairOrder = "" },
                },
                Open
            )
        );

    [Fact]
    public void The_longest_waiting_go_first_and_the_rest_are_read_as_usual()
    {
        LedgerEntry[] entries =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number => Repaired with { Machine = A.Id(number), BaselineMetAt = A.Noon.AddDays(-number) }),
        ];
        var plan = Planner.Plan(
            A.Input([.. Enumerable.Range(1, 4).Select(A.Machine)]) with
            {
                Ledger = entries,
                Policy = A.Policy() with { Restart = Open },
            }
        );

        Assert.Equal(["Confirm", "Confirm", "Restart", "Restart"], plan.Steps.Select(step => step.Decision.Name));
    }

    [Fact]
    public void Restarted_machines_are_eligible_inside_the_window_and_at_most_the_allowed_number() =>
        Gen.Select(
                Generate.PlanInput,
                Gen.OneOf("Tue 11:00-13:00", "Daily 00:00-00:00", "Wed 11:00-13:00", ""),
                Gen.Int[1, 3]
            )
            .Sample(
                (input, text, most) =>
                {
                    var window = MaintenanceWindow.Parse(text);
                    RestartPolicy policy = window is null
                        ? new RestartPolicy.Never()
                        : Open with
                        {
                            Window = window,
                            MaxRestarts = most,
                        };
                    var steps = Planner.Plan(input with { Policy = input.Policy with { Restart = policy } }).Steps;
                    var restarts = steps.Where(step => step.Decision is Decision.Restart).ToList();

                    Assert.True(restarts.Count <= most);
                    Assert.True(
                        restarts.Count == 0
                            || (input.Policy.Mode == SweepMode.Repair && window?.EndAt(input.Now) is not null)
                    );
                    Assert.All(
                        restarts,
                        step =>
                        {
                            Assert.Null(Eligibility.FindRefusal(step.Machine, input.Policy));
                            Assert.True(
                                step.Subject.Entry
                                    is {
                                        RepairOrder.Length: > 0,
                                        RestartRequestedAt: null,
                                        RestartSeenAt: null,
                                        DriftedAt: null
                                    }
                            );
                            Assert.True(((Decision.Restart)step.Decision).NotAfter >= input.Now);
                        }
                    );
                },
                iter: 2000
            );

    private static Decision Decide(LedgerEntry entry, RestartPolicy restart, SweepMode mode = SweepMode.Repair) =>
        Assert
            .Single(
                Planner
                    .Plan(
                        A.Input(A.Machine()) with
                        {
                            Attributions = [A.Proof(A.Machine())],
                            Ledger = [entry],
                            Policy = A.Policy(mode) with { Restart = restart },
                        }
                    )
                    .Steps
            )
            .Decision;
}
