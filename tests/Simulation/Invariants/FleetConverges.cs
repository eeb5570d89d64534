using Remediation.Inventory;
using Remediation.Policies;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>The loop closes: what can be healed is healed and confirmed, and then left alone.</summary>
internal sealed class FleetConverges : Invariant
{
    private readonly Dictionary<MachineId, DateTimeOffset> lastOrder = [];

    public override string Why =>
        "when all has been well for days, every machine that can be is modern and confirmed, and a confirmed "
        + "one gets no more orders";

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
