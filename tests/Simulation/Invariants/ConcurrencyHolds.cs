using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>
/// So many orders at once and no more, as far as the sweep itself can know. It is seen when the sweep hears of the
/// earlier one again.
/// </summary>
internal sealed class ConcurrencyHolds : Invariant
{
    public override string Why => "one sweep waits for at most MaxConcurrency orders at once";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAnswered answered)
        {
            return null;
        }

        // An order that was heard of before another one went, and again after that, was waited for meanwhile.
        var run = world.Runs[answered.Process];
        var most = run
            .Waits.Select(wait =>
                1 + run.Waits.Count(other => other.Key != wait.Key && Spans(other.Value, wait.Value.First))
            )
            .DefaultIfEmpty()
            .Max();
        return most > world.Pace.MaxConcurrency
            ? $"{run.SweepId} had {most} orders under way of {world.Pace.MaxConcurrency}"
            : null;
    }

    private static bool Spans((DateTimeOffset First, DateTimeOffset Last) wait, DateTimeOffset moment) =>
        wait.First <= moment && wait.Last > moment;
}
