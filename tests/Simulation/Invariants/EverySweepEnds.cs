using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Every requested sweep ends.</summary>
internal sealed class EverySweepEnds : Invariant
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public override string Why => "every sweep that was accepted is finished, failed or cancelled in the end";

    public override string? AtEnd(WorldState world) =>
        world
            .Records()
            .Where(record => !record.IsOver && record.AcceptedAt < world.Time.Now - Longest - world.Tick)
            .Select(record => $"{record.Id} is {record.State} since {record.UpdatedAt:u}")
            .FirstOrDefault();
}
