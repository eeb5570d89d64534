using Remediation.Orders;
using Remediation.Policies;
using Simulation.Tests.Invariants;
using Simulation.Tests.Planted;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>Every invariant catches a bug that is planted for it: one that never fails proves nothing.</summary>
public class PlantedBugTests
{
    private const int MostSeeds = 150;

    private static readonly IReadOnlyDictionary<string, PlantedBug> Bugs = new PlantedBug[]
    {
        new(
            "a second repair beside the first",
            nameof(OneRepairAtATime),
            new Meddling { Channel = (channel, world) => new DoubledRepairs(channel, world.Policy.Baseline) }
        ),
        new(
            "a deletion of what may still run",
            nameof(NoRepairCutShort),
            new Meddling { Channel = (channel, _) => new HastyDeletions(channel) }
        ),
        new(
            "a ledger that forgets",
            nameof(NoRepairTwice),
            new Meddling { Ledger = ledger => new ForgetfulLedger(ledger) }
        ),
        new(
            "an inventory that loses tags",
            nameof(OnlyProvenMachines),
            new Meddling { Inventory = inventory => new TaglessInventory(inventory) },
            "is opted out"
        ),
        new(
            "an inventory that knows one of two of a name",
            nameof(OnlyProvenMachines),
            new Meddling { Inventory = inventory => new TwinlessInventory(inventory) },
            "Repair",
            "is only one of several"
        ),
        new(
            "a cap that is not what the operator set",
            nameof(CapsHold),
            new Meddling { Settings = settings => settings with { Policy = settings.Policy with { MaxRepairs = 100 } } }
        ),
        new(
            "a pace that is not what the operator set",
            nameof(ConcurrencyHolds),
            new Meddling { Pace = pace => pace with { MaxConcurrency = 50 } }
        ),
        new(
            "a kill switch that nobody reads",
            nameof(KillSwitchHolds),
            new Meddling { KillSwitch = _ => new DeadKillSwitch() }
        ),
        new("a dry run that is not dry", nameof(ModeHolds), new Meddling { Store = store => new WettedStore(store) }),
        new(
            "a mode that is not what the operator set",
            nameof(ModeHolds),
            new Meddling
            {
                Settings = settings => settings with { Mode = SweepMode.Repair },
                Store = store => new RepairingStore(store),
            }
        ),
        new(
            "a window that is not what the operator set",
            nameof(RestartsOnlyInWindow),
            new Meddling { Settings = settings => settings with { Policy = settings.Policy with { Restart = ByDay } } }
        ),
        new(
            "a frame that no machine printed",
            nameof(NoClaimWithoutFrame),
            new Meddling { Channel = (channel, world) => new ForgedFrames(channel, world) }
        ),
        new(
            "a report that loses a machine",
            nameof(OneVerdictEach),
            new Meddling { Sink = sink => new LosingSink(sink) }
        ),
        new(
            "a deletion of what is somebody else's",
            nameof(NothingForeignTouched),
            new Meddling { Channel = (channel, _) => new GreedyDeletions(channel) }
        ),
        new(
            "a deletion that never happens",
            nameof(NothingLeftBehind),
            new Meddling { Channel = (channel, _) => new LazyDeletions(channel) }
        ),
        new(
            "a log that never sees modern traffic",
            nameof(FleetConverges),
            new Meddling { Log = log => new GloomyLog(log) }
        ),
        new(
            "a sweep that is never called finished",
            nameof(EverySweepEnds),
            new Meddling { Store = store => new ForeverRunning(store) }
        ),
        new("an exception that nobody expects", nameof(NoSurprise), new Meddling { Sink = _ => new BrokenSink() }),
    }.ToDictionary(bug => bug.Name);

    public static TheoryData<string> Names => [.. Bugs.Keys];

    private static RestartPolicy.Within ByDay =>
        new(MaintenanceWindow.Parse("Daily 09:00-18:00")!, new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"), 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_bug_is_caught(string name)
    {
        var bug = Bugs[name];
        var found = Enumerable
            .Range(1, MostSeeds)
            .Select(seed => Simulation.Run(Scenario.Of(seed), bug.Meddling).Violation)
            .FirstOrDefault(bug.IsIn);

        Assert.NotNull(found);
    }

    [Fact]
    public void Every_invariant_has_its_planted_bug() =>
        Assert.Equal(
            Watchers.All().Select(invariant => invariant.Name).Order(StringComparer.Ordinal),
            Bugs.Values.Select(bug => bug.Invariant).Distinct().Order(StringComparer.Ordinal)
        );

    private sealed record PlantedBug(string Name, string Invariant, Meddling Meddling, params string[] Words)
    {
        public bool IsIn(string? violation) =>
            violation is not null
            && violation.StartsWith(Invariant + " ", StringComparison.Ordinal)
            && Array.TrueForAll(Words, word => violation.Contains(word, StringComparison.Ordinal));
    }
}
