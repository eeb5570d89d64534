using Remediation.Policies;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>People are in front of these machines.</summary>
internal sealed class RestartsOnlyInWindow : Invariant
{
    // A process's clock may be wrong by a minute and a half.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    public override string Why => "Windows is asked to restart only where the policy says so and inside its window";

    public override string? See(WorldState world, Happening happening) =>
        happening is not Happening.RestartRequested asked ? null
        : world.Policy.Restart is RestartPolicy.Within within
        && (
            within.Window.EndAt(world.Time.Now)
            ?? within.Window.EndAt(world.Time.Now + Slack)
            ?? within.Window.EndAt(world.Time.Now - Slack)
        )
            is not null
            ? null
        : $"{asked.Machine} was asked to restart by {world.Policy.Restart}";
}
