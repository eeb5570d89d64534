using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Orders;
using Simulator.Machines;

namespace Simulation.Tests.World;

/// <summary>The machines that a seed makes.</summary>
internal static class Fleet
{
    private static readonly WindowsEdition[] Editions =
    [
        WindowsEdition.Server2008R2,
        WindowsEdition.Server2012R2,
        WindowsEdition.Server2016,
        WindowsEdition.Server2022,
    ];

    private static readonly ClientKind[] Apps =
    [
        ClientKind.Schannel,
        ClientKind.DotNet4,
        ClientKind.DotNet4,
        ClientKind.DotNet4On32Bit,
        ClientKind.HardCodedTls10,
        ClientKind.OpenSslTls10,
    ];

    private static readonly Visibility[] Visibilities =
    [
        Visibility.ResourceId,
        Visibility.ResourceId,
        Visibility.Name,
        Visibility.Address,
        Visibility.SharedName,
        Visibility.SharedAddress,
    ];

    /// <summary>A machine that needs a repair, can be repaired, and is seen by its id.</summary>
    public static SimulatedMachine Plain(WorldState world, int number)
    {
        var machine = Machine(
            world,
            Machines.Azure($"vm{number:00}"),
            ClientKind.DotNet4,
            Visibility.ResourceId,
            WindowsEdition.Server2016,
            number
        );
        machine.Guest = new SimulatedGuest(machine.Guest.Windows, world.Policy.Baseline);
        return machine;
    }

    /// <summary>Any machine.</summary>
    public static SimulatedMachine Any(WorldState world, int number)
    {
        var name = $"vm{number:00}";
        Machine resource = world.Chance.Next(10) switch
        {
            0 => Machines.Azure(name) with { Os = OsFamily.Linux },
            1 => Machines.Arc(name),
            _ => Machines.Azure(name),
        };
        return Machine(world, resource, Pick(world, Apps), Pick(world, Visibilities), Pick(world, Editions), number);
    }

    /// <summary>A fresh Windows, with what people have left in its registry.</summary>
    public static SimulatedGuest Guest(WorldState world, WindowsEdition windows)
    {
        var guest = new SimulatedGuest(windows, world.Policy.Baseline) { HasStrayKey = world.Chance.Next(8) == 0 };
        foreach (var setting in world.Policy.Baseline.Settings.Where(_ => world.Chance.Next(3) == 0))
        {
            guest[setting.Id] =
                world.Chance.Next(5) == 0
                    ? new GuestValue(RegistryKind.String, 0, "1")
                    : GuestValue.Dword((uint)world.Chance.Next(2));
        }

        return guest;
    }

    private static SimulatedMachine Machine(
        WorldState world,
        Machine resource,
        ClientKind app,
        Visibility visibility,
        WindowsEdition windows,
        int number
    )
    {
        var machine = new SimulatedMachine
        {
            Resource = resource with
            {
                ComputerName = visibility == Visibility.SharedName ? "twin" : resource.Name,
                Addresses = [$"10.0.0.{number + 4}"],
            },
            App = app,
            IsLongRunning = world.Chance.Next(4) == 0,
            Visibility = visibility,
            Traffic = new Traffic(1 + (world.Chance.NextDouble() * 19)),
            Guest = Guest(world, windows),
            IsOptedOut = world.Scenario.Machines > 1 && world.Chance.Next(10) == 0,
        };
        // Many machines hold a few foreign run commands, some nearly as many as possible; and some hold one run command
        // of the product, of a forgotten sweep.
        var foreign = world.Chance.Next(15) == 0 ? 24 : world.Chance.Next(5);
        machine.Foreign.UnionWith(
            Enumerable.Range(0, foreign).Select(index => index == 0 ? "tlsr-of-somebody-else" : $"backup-{index}")
        );
        if (world.Scenario.Machines > 1 && world.Chance.Next(6) == 0)
        {
            var stale = GuestOrder.Inspect(machine.Resource, world.Policy.Baseline, "of-last-year");
            machine.Commands[stale.Name] = new RunCommand(stale, world.Time.Now)
            {
                Stage = RunStage.Ended,
                Reply = new GuestReply.Answered(1, "", ""),
            };
        }

        return machine;
    }

    private static T Pick<T>(WorldState world, T[] from) => from[world.Chance.Next(from.Length)];
}
