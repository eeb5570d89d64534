using Hosting.State;
using Remediation.Sweeps;
using Simulation.Tests.Ports;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>What outlives every process.</summary>
internal sealed class Durable(WorldState world)
{
    public MemoryLedger Ledger { get; } = new();

    public MemorySweepStore Store { get; } = new();

    /// <summary>The records of all sweeps, newest first.</summary>
    public IReadOnlyList<SweepRecord> Records() =>
        Store.ListAsync(int.MaxValue, CancellationToken.None).GetAwaiter().GetResult();

    public QueueRows Queue { get; } = new(world);

    public LeaseRow Lease { get; } = new();
}
