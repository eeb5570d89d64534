using Remediation.Policies;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>
/// A VM holds 25 run commands; an orphaned run command takes the place of others, and a pending one may run on a later
/// day without an owner.
/// </summary>
internal sealed class NothingLeftBehind : Invariant
{
    public override string Why =>
        "when all has been well for days, no run command of ours is on any machine that sweeps may touch";

    public override string? AtEnd(WorldState world) =>
        world.Scenario.Mode == SweepMode.Report
            ? null
            : world
                .Machines.Where(machine => machine is { Exists: true, IsOptedOut: false })
                .SelectMany(machine => machine.Commands.Values, (machine, command) => (machine, command))
                .Select(left =>
                    $"{left.machine} holds {left.command.Order.Mode} {left.command.Order.Name}, {left.command.Stage}"
                )
                .FirstOrDefault();
}
