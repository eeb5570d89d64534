using CsCheck;
using Remediation.Inventory;
using Simulator.Platform.Faults;

namespace Simulator.Tests.Platform.Faults;

public class FaultPlanTests
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];
    private static readonly Gen<FaultProfile> Profiles = Gen.OneOf(
        Gen.Const(FaultProfile.Light),
        Gen.Const(FaultProfile.Heavy)
    );

    [Fact]
    public void As_many_machines_as_kinds_meet_every_kind_whatever_the_seed() =>
        Gen.Select(Seeds, Profiles, Gen.Int[Kinds.Length, 500])
            .Sample(
                (seed, profile, count) =>
                {
                    var fleet = Fleet(count);
                    var plan = FaultPlan.Create(seed, profile, fleet);

                    Assert.Equal(Kinds, fleet.SelectMany(plan.ListFor).Select(fault => fault.Kind).Distinct().Order());
                }
            );

    [Fact]
    public void The_same_seed_deals_the_same_faults_in_whatever_order_the_machines_come() =>
        Gen.Select(Seeds, Profiles, Gen.Int[0, 100])
            .Sample(
                (seed, profile, count) =>
                {
                    var fleet = Fleet(count);
                    var (one, other) = (
                        FaultPlan.Create(seed, profile, fleet),
                        FaultPlan.Create(seed, profile, fleet.Reverse())
                    );

                    Assert.All(fleet, machine => Assert.Equal(one.ListFor(machine), other.ListFor(machine)));
                }
            );

    [Fact]
    public void Fault_plans_of_different_seeds_differ()
    {
        var fleet = Fleet(60);
        var plans = Enumerable.Range(0, 5).Select(seed => FaultPlan.Create(seed, FaultProfile.Heavy, fleet));

        Assert.Equal(5, plans.Select(plan => string.Join('|', fleet.SelectMany(plan.ListFor))).Distinct().Count());
    }

    [Fact]
    public void Every_fault_is_met_at_some_step_and_none_goes_on_for_ever() =>
        Gen.Select(Seeds, Profiles)
            .Sample(
                (seed, profile) =>
                {
                    var fleet = Fleet(200);
                    var plan = FaultPlan.Create(seed, profile, fleet);

                    Assert.All(
                        fleet,
                        machine =>
                            Assert.All(Enum.GetValues<FaultStep>(), step => Assert.Null(plan.At(machine, step, 5)))
                    );
                    Assert.All(
                        fleet.SelectMany(machine => plan.ListFor(machine).Select(fault => (machine, fault))),
                        pair =>
                            Assert.Contains(
                                pair.fault,
                                from step in Enum.GetValues<FaultStep>()
                                from time in Enumerable.Range(1, 4)
                                select plan.At(pair.machine, step, time)
                            )
                    );
                }
            );

    [Fact]
    public void Fault_plan_without_faults_has_no_fault_for_any_machine() =>
        Assert.All(
            Fleet(50),
            machine => Assert.Empty(FaultPlan.Create(1, FaultProfile.None, Fleet(50)).ListFor(machine))
        );

    // All kinds of machine: the plan treats all alike.
    private static MachineId[] Fleet(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number =>
                    MachineId.Parse(
                        "/subscriptions/s/resourceGroups/rg/providers/"
                            + (number % 3) switch
                            {
                                0 => $"Microsoft.Compute/virtualMachines/vm{number}",
                                1 => $"Microsoft.HybridCompute/machines/arc{number}",
                                _ => $"Microsoft.Compute/virtualMachineScaleSets/set/virtualMachines/{number}",
                            }
                    )
                ),
        ];
}
