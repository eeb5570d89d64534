using Remediation.Orders;
using Remediation.Planning;
using Simulation.Tests.Invariants;
using Simulation.Tests.Planted;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>Every invariant catches a bug that is planted for it: one that never fails proves nothing.</summary>
public class PlantedBugTests
{
    private const int MostSeeds = 150;

    [Fact]
    public void A_second_repair_beside_the_first() =>
        AssertCaught<OneRepairAtATime>(new Meddling { Channel = (channel, world) => new DoubledRepairs(channel, world.Policy.Baseline) });

    [Fact]
    public void A_deletion_of_what_may_still_run() => AssertCaught<NoRepairCutShort>(new Meddling { Channel = (channel, _) => new HastyDeletions(channel) });

    [Fact]
    public void A_ledger_that_forgets() => AssertCaught<NoRepairTwice>(new Meddling { Ledger = ledger => new ForgetfulLedger(ledger) });

    [Fact]
    public void An_inventory_that_loses_tags() => AssertCaught<OnlyProvenMachines>(new Meddling { Inventory = inventory => new TaglessInventory(inventory) });

    [Fact]
    public void A_cap_that_is_not_what_the_operator_set() => AssertCaught<CapsHold>(new Meddling
    {
        Settings = settings => settings with { Policy = settings.Policy with { MaxRepairs = 100 } },
    });

    [Fact]
    public void A_pace_that_is_not_what_the_operator_set() => AssertCaught<ConcurrencyHolds>(new Meddling
    {
        Pace = pace => pace with { MaxConcurrency = 50 },
    });

    [Fact]
    public void A_kill_switch_that_nobody_reads() => AssertCaught<KillSwitchHolds>(new Meddling { KillSwitch = _ => new DeadKillSwitch() });

    [Fact]
    public void A_dry_run_that_is_not_dry() => AssertCaught<ModeHolds>(new Meddling { Store = store => new WettedStore(store) });

    [Fact]
    public void A_mode_that_is_not_what_the_operator_set() => AssertCaught<ModeHolds>(new Meddling
    {
        Settings = settings => settings with { Mode = SweepMode.Repair },
        Store = store => new RepairingStore(store),
    });

    [Fact]
    public void A_window_that_is_not_what_the_operator_set() => AssertCaught<RestartsOnlyInWindow>(new Meddling
    {
        Settings = settings => settings with
        {
            Policy = settings.Policy with
            {
                Restart = new RestartPolicy.Within(MaintenanceWindow.Parse("Daily 09:00-18:00")!, new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"), 1),
            },
        },
    });

    [Fact]
    public void A_frame_that_no_machine_printed() =>
        AssertCaught<NoClaimWithoutFrame>(new Meddling { Channel = (channel, world) => new ForgedFrames(channel, world) });

    [Fact]
    public void A_report_that_loses_a_machine() => AssertCaught<OneVerdictEach>(new Meddling { Sink = sink => new LosingSink(sink) });

    [Fact]
    public void A_deletion_of_what_is_somebody_elses() =>
        AssertCaught<NothingForeignTouched>(new Meddling { Channel = (channel, _) => new GreedyDeletions(channel) });

    [Fact]
    public void A_deletion_that_never_happens() => AssertCaught<NothingLeftBehind>(new Meddling { Channel = (channel, _) => new LazyDeletions(channel) });

    [Fact]
    public void A_log_that_never_sees_modern_traffic() => AssertCaught<FleetConverges>(new Meddling { Log = log => new GloomyLog(log) });

    [Fact]
    public void A_sweep_that_is_never_called_finished() => AssertCaught<EverySweepEnds>(new Meddling { Store = store => new ForeverRunning(store) });

    [Fact]
    public void An_exception_that_nobody_expects() => AssertCaught<NoSurprise>(new Meddling { Sink = _ => new BrokenSink() });

    [Fact]
    public void Every_invariant_has_its_planted_bug()
    {
        var caught = typeof(PlantedBugTests).GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), false)).Count();

        Assert.Equal(Watchers.All().Count, Watchers.All().Select(invariant => invariant.Name).Distinct().Count());
        Assert.True(caught > Watchers.All().Count);
    }

    private static void AssertCaught<T>(Meddling meddling)
        where T : Invariant
    {
        var found = Enumerable.Range(1, MostSeeds).Select(seed => Simulation.Run(Scenario.Of(seed), meddling).Violation)
            .FirstOrDefault(violation => violation is not null && violation.StartsWith(typeof(T).Name + " ", StringComparison.Ordinal));

        Assert.NotNull(found);
    }
}
