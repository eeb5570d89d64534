using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Verdicts;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;

namespace Simulator.Tests.Fleet;

/// <summary>
/// What a machine counts as a repair is what its registry shows, with the script that real machines run.
/// </summary>
public sealed class RepairsOfAMachine : IAsyncDisposable
{
    private static readonly MachineSpec Spec = new()
    {
        Name = "vm1",
        Story = "a policy writes the client off at every restart",
        Client = ClientKind.Schannel,
        Seeds = RegistrySeeds.ClientOff,
        Expected = VerdictKind.Confirmed,
    };

    private readonly MemoryHypervisor hypervisor = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => hypervisor.DisposeAsync();

    [Fact]
    public async Task Repair_that_changes_values_counts_and_a_repair_without_changes_does_not()
    {
        var (_, machine) = await BuildAsync(Spec);

        await RunAsync(machine, order => GuestOrder.Inspect(order, TlsBaseline.Default, "sweep"));
        await RepairAsync(machine, 1);
        await RepairAsync(machine, 2);

        Assert.Equal((3, 1, 0), (machine.ScriptsRun, machine.Repairs.Applied, machine.Repairs.Repeated));
        Assert.Equal(3, machine.OrdersRun.Count);
    }

    [Fact]
    public async Task Repair_after_a_policy_reset_values_is_not_counted_as_a_second_repair()
    {
        var (_, machine) = await BuildAsync(Spec with { WrittenByPolicy = RegistrySeeds.ClientOff });

        await RepairAsync(machine, 1);
        await machine.RestartAsync(Stop);
        await RepairAsync(machine, 2);

        Assert.Equal((2, 0, 1), (machine.Repairs.Applied, machine.Repairs.Repeated, machine.Repairs.RestartsBefore));
    }

    [Fact]
    public async Task Repair_of_a_recreated_machine_is_not_counted_as_a_second_repair()
    {
        var (world, machine) = await BuildAsync(Spec);
        var before = (machine.VmId, (await machine.ReadRegistryAsync(Stop)).Dump());

        await RepairAsync(machine, 1);
        await world.RecreateAsync(machine, Stop);

        Assert.Equal(before.Item2, (await machine.ReadRegistryAsync(Stop)).Dump());
        Assert.NotEqual(before.VmId, machine.VmId);
        await RepairAsync(machine, 1);
        Assert.Equal((2, 0), (machine.Repairs.Applied, machine.Repairs.Repeated));
    }

    [Fact]
    public async Task Repair_rolled_back_is_not_counted()
    {
        var (_, machine) = await BuildAsync(Spec with { LockedKeys = [RegistrySeeds.DotNet32] });

        await RepairAsync(machine, 1);

        Assert.Equal((1, 0), (machine.ScriptsRun, machine.Repairs.Applied));
    }

    [Fact]
    public async Task Values_that_change_under_a_finished_repair_are_caught()
    {
        var (_, machine) = await BuildAsync(Spec with { WrittenByPolicy = [] });
        await RepairAsync(machine, 1);

        // A product that wrote other values in a second repair.
        await RunAsync(
            machine,
            known => GuestOrder.Repair(known, TlsBaseline.FromParts(Enum.GetValues<BaselinePart>()), 2)
        );

        Assert.Equal((2, 1), (machine.Repairs.Applied, machine.Repairs.Repeated));
    }

    [Fact]
    public async Task Deallocated_machine_boots_on_start_and_a_deleted_machine_never_does()
    {
        var (world, machine) = await BuildAsync(Spec);
        machine.Deallocate();
        await machine.StartAsync(Stop);
        Assert.Equal(("running", 1), (machine.PowerState, machine.Restarts));

        machine.Delete();
        await machine.StartAsync(Stop);

        Assert.Equal((true, 1), (machine.IsDeleted, machine.Restarts));
        Assert.Null(world.FindVm(machine.Place.ResourceId));
        Assert.DoesNotContain(world.Resources, row => (string?)row["id"] == machine.Place.ResourceId);
    }

    private async Task<(SimulatedFleet World, SimulatedMachine Machine)> BuildAsync(MachineSpec spec)
    {
        var world = await SimulatedFleet.BuildAsync([spec], 1, hypervisor, Stop);
        return (world, world.Machines[0]);
    }

    private static Task RepairAsync(SimulatedMachine machine, int attempt) =>
        RunAsync(machine, known => GuestOrder.Repair(known, TlsBaseline.Default, attempt));

    private static async Task RunAsync(SimulatedMachine machine, Func<Machine, GuestOrder> make)
    {
        var order = make(Cloud.Tests.Stage.Orders.Vm(MachineId.Parse(machine.Place.ResourceId)));
        await machine.RunScriptAsync(order.Script, order.Parameters, Stop);
    }
}
