using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Sweeps;
using Simulation.Tests.Invariants;
using Simulation.Tests.Time;

namespace Simulation.Tests.World;

/// <summary>The world that one seed makes: its time, its machines, and those who watch over it.</summary>
internal sealed class WorldState
{
    // A Monday; far from any switch of daylight saving time, which UTC does not know anyway.
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan CalmTick = TimeSpan.FromHours(11);

    private readonly IReadOnlyList<Invariant> invariants;

    public WorldState(Scenario scenario, IReadOnlyList<Invariant> invariants)
    {
        (Scenario, this.invariants) = (scenario, invariants);
        Chance = new Random(unchecked(scenario.Seed * 31));
        Time = new VirtualTime(Start, Chance);
        Ledger = [];
    }

    public Scenario Scenario { get; }

    public SweepPolicy Policy => Scenario.Policy;

    public OrderExecutionOptions Pace => Scenario.Pace;

    public Random Chance { get; }

    public VirtualTime Time { get; }

    public List<SimulatedMachine> Machines { get; } = [];

    /// <summary>What the ledger holds, by machine.</summary>
    public Dictionary<MachineId, LedgerEntry> Ledger { get; }

    /// <summary>Requests of another origin than the timer, by sweep.</summary>
    public Dictionary<string, SweepRequest> Requests { get; } = [];

    /// <summary>Since when the kill switch is on; null while it is off.</summary>
    public DateTimeOffset? KillSwitchOnSince { get; set; }

    /// <summary>True once nothing goes wrong any more.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Between two ticks of the timer: when all is well they need not come so often.</summary>
    public TimeSpan Tick => IsCalm ? CalmTick : Scenario.Tick;

    public Counts Counts { get; } = new();

    public Tale Tale { get; } = new();

    /// <summary>What each process works on.</summary>
    public Dictionary<SimulatedProcess, SweepRun> Runs { get; } = [];

    /// <summary>The records of all sweeps.</summary>
    public Func<IReadOnlyList<SweepRecord>> Records { get; set; } = () => [];

    /// <summary>The first thing that must not be, in words; null while all is well.</summary>
    public string? Violation { get; private set; }

    /// <summary>Digest of all that was said: two runs of a seed must have the same.</summary>
    public long Digest { get; private set; }

    /// <summary>Whether a fault happens now; it is counted.</summary>
    public bool Happens(Fault fault)
    {
        var happens = !IsCalm && Scenario.Rate(fault) is > 0 and var rate && Chance.NextDouble() < rate;
        if (happens)
        {
            Counts.Add(fault);
        }

        return happens;
    }

    public TimeSpan Between(double fromSeconds, double toSeconds) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (fromSeconds + (Chance.NextDouble() * (toSeconds - fromSeconds)))));

    public SimulatedMachine? Find(MachineId id) => Machines.Find(machine => machine.Exists && machine.Id == id);

    /// <summary>Notifies all observers.</summary>
    public void Say(Happening happening)
    {
        Note(happening);
        Tale.Add(Time.Now, happening);
        Digest = unchecked((Digest * 1_000_003) + Time.Now.UtcTicks + happening.GetType().Name.Length);
        foreach (var invariant in invariants)
        {
            Violation ??= Worded(invariant, invariant.See(this, happening));
        }
    }

    /// <summary>The end of the epilogue.</summary>
    public void End()
    {
        foreach (var invariant in invariants)
        {
            Violation ??= Worded(invariant, invariant.AtEnd(this));
        }
    }

    private void Note(Happening happening)
    {
        switch (happening)
        {
            case Happening.LedgerWritten ledger:
                Ledger[ledger.Entry.Machine] = ledger.Entry;
                break;
            case Happening.RunBegan began:
                Runs[began.Process] = new SweepRun(began.SweepId, began.Request)
                {
                    OpenBefore = Ledger.Values.Where(entry => entry.IsOpen).Select(entry => entry.Machine).ToHashSet(),
                };
                break;
            case Happening.InventoryRead read:
                Runs[read.Process].Inventory = read.Snapshot;
                break;
            case Happening.LogRead read:
                Runs[read.Process].Log = read.Answer;
                break;
            case Happening.OrderAccepted accepted:
                Runs[accepted.Process].Accepted.Add(accepted.Order);
                break;
            case Happening.OrderAnswered answered:
                Runs[answered.Process].Note(answered.Order, answered.State, Time.Now);
                break;
        }
    }

    private string? Worded(Invariant invariant, string? wrong) =>
        wrong is null ? null : $"{invariant.Name} ({invariant.Why}) at {Time.Now:yyyy-MM-dd HH:mm:ss}: {wrong}";
}
