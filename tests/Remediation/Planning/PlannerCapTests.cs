using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Tests.Builders;
using static Remediation.Tests.Planning.PlannerFixture;

namespace Remediation.Tests.Planning;

/// <summary>The cap on repairs, by number and by share of the fleet.</summary>
public class PlannerCapTests
{
    private static readonly Machine Machine = A.Machine();
    private static readonly LedgerEntry Repaired = A.Entry() with
    {
        Attempts = 1,
        LastAttemptAt = A.Noon.AddDays(-9),
        BaselineMetAt = A.Noon.AddDays(-9),
    };

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
}
