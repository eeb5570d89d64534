using System.Text.Json;
using Cloud.Inventory;
using Remediation.Inventory;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;

namespace Simulator.Tests.Fleet;

public sealed class KindsOfMachineTests
{
    [Fact]
    public async Task The_products_inventory_of_the_world_is_the_world()
    {
        await using var hypervisor = new MemoryHypervisor();
        var specs = NamedFleet.Machines.Concat(GeneratedFleet.Machines(100, new Random(7)));
        var world = await SimulatedFleet.BuildAsync(specs, 7, hypervisor, TestContext.Current.CancellationToken);

        var snapshot = ResourceGraphRows.ToSnapshot(
            world.Resources.Select(row => JsonSerializer.SerializeToElement(row)),
            null
        );

        Assert.Null(snapshot.Incomplete);
        Assert.Equal(
            world
                .Machines.Select(machine =>
                    (
                        machine.Place.ResourceId.ToLowerInvariant(),
                        machine.Spec.Kind,
                        machine.Spec.Name,
                        machine.Spec.ComputerName.ToLowerInvariant(),
                        machine.Place.PrivateAddress,
                        PowerState.Running
                    )
                )
                .Order(),
            snapshot
                .Machines.Select(machine =>
                    (
                        machine.Id.Value,
                        machine.Id.Kind,
                        machine.Name,
                        machine.ComputerName,
                        machine.Addresses.Single(),
                        machine.Power
                    )
                )
                .Order()
        );
    }

    [Fact]
    public void Of_ten_generated_machines_about_one_is_an_Arc_server_and_one_the_instance_of_a_scale_set()
    {
        var kinds = GeneratedFleet.Machines(1000, new Random(1)).CountBy(spec => spec.Kind).ToDictionary();

        Assert.InRange(kinds[MachineKind.ArcServer], 70, 130);
        Assert.InRange(kinds[MachineKind.ScaleSetVm], 70, 130);
    }

    [Fact]
    public void Computer_names_fit_the_Windows_limit_and_are_unique()
    {
        string[] names =
        [
            .. NamedFleet
                .Machines.Concat(GeneratedFleet.Machines(300, new Random(2)))
                .Select(spec => spec.ComputerName),
        ];

        Assert.All(names, name => Assert.InRange(name.Length, 1, 15));
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
