using Remediation.Fleet;
using Remediation.Orders;
using Remediation.Planning;
using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Two scripts that write the same values at once could undo each other's work.</summary>
internal sealed class OneRepairAtATime : Invariant
{
    private readonly Dictionary<MachineId, HashSet<string>> alive = [];

    public override string Why => "no machine has two repair orders in flight";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.OrderAccepted { Order.Mode: GuestMode.Repair } accepted:
                var names = alive.TryGetValue(accepted.Machine.Id, out var known)
                    ? known
                    : alive[accepted.Machine.Id] = [];
                names.Add(accepted.Order.Name);
                return names.Count > 1 ? $"{accepted.Machine} has {string.Join(" and ", names)}" : null;
            case Happening.OrderEnded ended:
                alive.GetValueOrDefault(ended.Machine.Id)?.Remove(ended.Name);
                return null;
            default:
                return null;
        }
    }
}

/// <summary>What was repaired, read back and written down is not repaired again, unless somebody changed it.</summary>
internal sealed class NoRepairTwice : Invariant
{
    private readonly HashSet<MachineId> settled = [];

    public override string Why =>
        "a repair that was written down is not sent again unless values changed or the machine is another";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.LedgerWritten { Entry: { BaselineMetAt: not null, DriftedAt: null } entry }
                when world.Find(entry.Machine) is { } machine && machine.IsRight(world.Policy.Baseline):
                settled.Add(entry.Machine);
                return null;
            case Happening.Changed changed:
                settled.Remove(changed.Machine.Id);
                return null;
            case Happening.OrderAccepted { Order.Mode: GuestMode.Repair } accepted
                when settled.Contains(accepted.Machine.Id):
                return $"{accepted.Order.Name} repairs {accepted.Machine}, whose values are right and were written down so";
            default:
                return null;
        }
    }
}

/// <summary>A deletion ends a script that runs, between two values if it comes so.</summary>
internal sealed class NoRepairCutShort : Invariant
{
    private readonly HashSet<(MachineId Machine, string Name)> running = [];

    public override string Why =>
        "no repair is deleted while its script runs, unless the platform ran it again by itself";

    public override string? See(WorldState world, Happening happening)
    {
        switch (happening)
        {
            case Happening.ScriptStarted { Order.Mode: GuestMode.Repair, IsAgain: false } started:
                running.Add((started.Machine.Id, started.Order.Name));
                return null;
            case Happening.ScriptEnded ended:
                running.Remove((ended.Machine.Id, ended.Run.Order.Name));
                return null;
            case Happening.Deleted deleted when running.Contains((deleted.Machine.Id, deleted.Name)):
                return $"{deleted.Name} is deleted while it runs on {deleted.Machine}";
            default:
                return null;
        }
    }
}

/// <summary>A script runs only where the inventory and the logs that this very sweep read allow it.</summary>
internal sealed class OnlyProvenMachines : Invariant
{
    public override string Why =>
        "no order goes to a machine that is opted out, unreadable, not Windows, off, outside the target or only suspected";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var seen = run.Inventory!.Machines.FirstOrDefault(machine => machine.Id == accepted.Machine.Id);
        var wrong = seen switch
        {
            null => "is not in the inventory",
            _ when run.Inventory.Incomplete is not null => "is of an inventory that is not whole",
            { Tags: not TagSet.Readable } => "has tags that nobody could read",
            { Tags: TagSet.Readable tags } when tags.ValuesOf(world.Policy.OptOutTag).Any() => "is opted out",
            { Os: not OsFamily.Windows } => "is not Windows",
            { Power: not PowerState.Running } => "does not run",
            _ when run.Request.Machines.Count > 0 && !run.Request.Machines.Contains(seen.Id.Value) =>
                "is outside the target",
            _ => null,
        };
        // A machine that was proven once, is repaired, and then got a twin, is looked after to the end.
        wrong ??=
            IsProven(accepted.Machine, run.Inventory)
            || run.OpenBefore.Contains(accepted.Machine.Id)
            || (world.Policy.InspectsCandidates && accepted.Order.Mode == GuestMode.Inspect)
                ? null
                : "is only one of several that it may have been";
        return wrong is null
            ? null
            : $"{accepted.Order.Mode} {accepted.Order.Name} went to {accepted.Machine}, which {wrong}";
    }

    // Where its twin is gone, a name is of one machine alone.
    private static bool IsProven(SimulatedMachine machine, InventorySnapshot inventory) =>
        machine.IsProven
        || (
            machine.Visibility == Visibility.SharedName
            && inventory.Machines.Count(other => other.ComputerName == machine.Resource.ComputerName) == 1
        );
}

/// <summary>A mistake reaches so many machines and no more.</summary>
internal sealed class CapsHold : Invariant
{
    public override string Why => "one sweep sends at most MaxRepairs repairs and MaxRestarts restarts";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var repairs = run.Accepted.Count(order => order.Mode == GuestMode.Repair);
        var restarts = run.Accepted.Count(order => order.Mode == GuestMode.Restart);
        var mostRestarts = (world.Policy.Restart as RestartPolicy.Within)?.MaxRestarts ?? 0;
        return repairs > world.Policy.MaxRepairs ? $"{run.SweepId} sent {repairs} repairs of {world.Policy.MaxRepairs}"
            : restarts > mostRestarts ? $"{run.SweepId} sent {restarts} restarts of {mostRestarts}"
            : null;
    }
}

/// <summary>So many orders at once and no more, as far as the sweep itself can know. It is seen when the sweep hears of the earlier one again.</summary>
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

/// <summary>Whoever pulls the switch wants quiet now.</summary>
internal sealed class KillSwitchHolds : Invariant
{
    // An order whose switch was read just before is on its way; before it goes, storage may be asked once more.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    public override string Why => "no order is sent while the kill switch is on";

    public override string? See(WorldState world, Happening happening) =>
        happening is Happening.OrderAccepted accepted && world.Time.Now - world.KillSwitchOnSince > OnItsWay
            ? $"{accepted.Order.Mode} was sent to {accepted.Machine} though the switch is on since {world.KillSwitchOnSince:u}"
            : null;
}

/// <summary>Report is report: what a mode does not allow is not sent.</summary>
internal sealed class ModeHolds : Invariant
{
    public override string Why => "a sweep sends nothing that its mode, a dry run or an approved plan does not allow";

    public override string? See(WorldState world, Happening happening)
    {
        if (happening is not Happening.OrderAccepted accepted)
        {
            return null;
        }

        var run = world.Runs[accepted.Process];
        var mode = run.Mode(world.Scenario);
        var isAllowed =
            !run.Request.DryRun
            && run.Request.PlanId.Length == 0
            && (mode == SweepMode.Repair || (mode == SweepMode.Inspect && accepted.Order.Mode == GuestMode.Inspect));
        return isAllowed
            ? null
            : $"{accepted.Order.Mode} was sent to {accepted.Machine} by a sweep in mode {mode} ({run.Request})";
    }
}

/// <summary>People are in front of these machines.</summary>
internal sealed class RestartsOnlyInWindow : Invariant
{
    // A process's clock may be wrong by a minute and a half.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    public override string Why => "Windows is asked to restart only where the policy says so and inside its window";

    public override string? See(WorldState world, Happening happening) =>
        happening is not Happening.RestartAsked asked ? null
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
