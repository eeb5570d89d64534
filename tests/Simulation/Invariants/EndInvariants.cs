using Remediation.Fleet;
using Remediation.Planning;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A VM holds 25 run commands; whoever leaves theirs behind takes the place of others, and one that waits may run on a day when nobody wants it.</summary>
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

/// <summary>The loop closes: what can be healed is healed and confirmed, and then left alone.</summary>
internal sealed class FleetConverges : Invariant
{
    private readonly Dictionary<MachineId, DateTimeOffset> lastOrder = [];

    public override string Why =>
        "when all has been well for days, every machine that can be is modern and confirmed, and a confirmed one gets no more orders";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is Happening.OrderAccepted accepted)
        {
            lastOrder[accepted.Machine.Id] = world.Time.Now;
        }

        return null;
    }

    public override string? AtEnd(WorldState world) =>
        world.Scenario.Mode != SweepMode.Repair
            ? null
            : world
                .Machines.Where(machine => IsCurable(machine, world))
                .Select(machine => Wrong(machine, world))
                .FirstOrDefault(wrong => wrong is not null);

    private static bool IsCurable(SimulatedMachine machine, WorldState world) =>
        machine
            is {
                Exists: true,
                IsRunning: true,
                IsOptedOut: false,
                IsProven: true,
                IsWindowsVm: true,
                ObeysRegistry: true
            }
        && world.Machines.Count <= world.Policy.MaxRepairs;

    private string? Wrong(SimulatedMachine machine, WorldState world)
    {
        var now = world.Time.Now;
        var entry = world.Ledger.GetValueOrDefault(machine.Id);
        var (legacy, modern) = machine.Traffic.Count(now - world.Policy.LookBack, now - world.Tick);
        return entry is { ConfirmedAt: { } confirmed, DriftedAt: null }
            // While the log still shows what was before, it is read.
            ? now - confirmed > world.Policy.LookBack + world.Tick + world.Tick
            && lastOrder.TryGetValue(machine.Id, out var last)
            && now - last < world.Tick + world.Tick
                ? $"{machine} is confirmed and got an order at {last:u}"
                : null
            : entry?.Attempts >= world.Policy.MaxAttempts
                ? null
                : legacy >= world.Policy.NoiseFloor.MinimumHits
                && legacy >= world.Policy.NoiseFloor.MinimumShare * (legacy + modern)
                    ? $"{machine} is still legacy: {legacy} connections; {entry}"
                    : entry is { BaselineMetAt: not null }
                    && machine.IsRight(world.Policy.Baseline)
                    && modern > world.Policy.ConfirmHits
                        ? $"{machine} is right and not confirmed; {entry}"
                        : null;
    }
}

/// <summary>Whoever asked for a sweep gets an answer.</summary>
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
