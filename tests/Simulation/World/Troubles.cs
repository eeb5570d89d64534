using Remediation.Baseline;

namespace Simulation.Tests.World;

/// <summary>What owners, policies and the platform do to machines, hour by hour.</summary>
internal sealed class Troubles(WorldState world, SimulatedAgents agents)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public void Begin(SimulatedMachine machine) => world.Time.After(world.Between(0, 3600), () => Pass(machine));

    /// <summary>Everything that was broken is whole again.</summary>
    public void Mend(SimulatedMachine machine)
    {
        machine.IsDenied = false;
        machine.Guest.Locked.Clear();
        if (machine is { Exists: true, IsRunning: false })
        {
            agents.Start(machine);
        }
    }

    // Owners restart their machines about once a day, also when all is well.
    private void Pass(SimulatedMachine machine)
    {
        if (machine.Exists)
        {
            Trouble(machine);
            if (world.IsCalm ? world.Time.Now - machine.BootedAt > Day : world.Chance.Next(24) == 0)
            {
                agents.Restart(machine);
            }
        }

        world.Time.After(world.IsCalm ? Day / 4 : Hour, () => Pass(machine));
    }

    private void Trouble(SimulatedMachine machine)
    {
        if (world.Happens(Fault.Drifted))
        {
            var setting = world.Policy.Baseline.Settings[world.Chance.Next(world.Policy.Baseline.Settings.Count)];
            machine.Guest[setting.Id] =
                world.Chance.Next(4) == 0 ? null : GuestValue.Dword(setting.Rule is RegistryRule.On ? 0u : 1u);
            machine.Note(world.Time.Now);
            world.Say(new Happening.Changed(machine));
        }

        if (world.Happens(Fault.KeyLocked))
        {
            var path = world.Policy.Baseline.Settings[world.Chance.Next(world.Policy.Baseline.Settings.Count)].Path;
            machine.Guest.Locked.Add(path);
            Later(2, 30, () => machine.Guest.Locked.Remove(path));
        }

        if (world.Happens(Fault.AccessDenied))
        {
            machine.IsDenied = true;
            Later(2, 30, () => machine.IsDenied = false);
        }

        if (machine.IsRunning && world.Happens(Fault.Deallocated))
        {
            agents.Stop(machine);
            Later(1, 20, () => Mend(machine));
        }

        if (world.Happens(Fault.OptedOut))
        {
            machine.IsOptedOut = !machine.IsOptedOut;
        }

        if (world.Happens(Fault.RunAgain))
        {
            agents.RunAgain(machine);
        }

        Replace(machine);
    }

    private void Replace(SimulatedMachine machine)
    {
        var isDeleted = world.Happens(Fault.MachineDeleted);
        if (!isDeleted && !world.Happens(Fault.MachineRecreated))
        {
            return;
        }

        agents.Stop(machine);
        foreach (var command in machine.Commands.Values)
        {
            agents.Kill(machine, command);
        }

        machine.Commands.Clear();
        machine.Foreign.Clear();
        machine.Exists = false;
        if (!isDeleted)
        {
            Later(0, 3, () => Recreate(machine));
        }
    }

    private void Recreate(SimulatedMachine machine)
    {
        machine.Guest = Fleet.Guest(world, machine.Guest.Windows);
        machine.Exists = true;
        world.Say(new Happening.Changed(machine));
        agents.Start(machine);
    }

    private void Later(double fromHours, double toHours, Action happens) =>
        world.Time.After(world.Between(3600 * fromHours, 3600 * toHours), happens);
}
