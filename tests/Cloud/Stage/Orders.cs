using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Orders;

namespace Cloud.Tests.Stage;

/// <summary>Orders to send.</summary>
internal static class Orders
{
    public static Machine.AzureVm Vm(string name, string location = Rows.Location) =>
        Vm(MachineId.Parse(Rows.VmId(name)), location);

    public static Machine.AzureVm Vm(MachineId id, string location = Rows.Location) =>
        new()
        {
            Id = id,
            Name = id.Name,
            ComputerName = id.Name,
            Os = OsFamily.Windows,
            OsName = "",
            Location = location,
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [],
        };

    /// <summary>The machine vm1 of a kind, as the inventory returns it.</summary>
    public static Machine Machine(MachineKind kind)
    {
        var vm = Vm("vm1");
        return kind switch
        {
            MachineKind.ScaleSetVm => new Machine.ScaleSetVm
            {
                Id = MachineId.Parse(Rows.ScaleSetVmId("vm1", "0")),
                Name = "vm1_0",
                ComputerName = "vm1000000",
                Os = vm.Os,
                OsName = vm.OsName,
                Location = vm.Location,
                Power = vm.Power,
                Tags = vm.Tags,
                Addresses = vm.Addresses,
            },
            MachineKind.ArcServer => new Machine.ArcServer
            {
                Id = MachineId.Parse(Rows.ArcId("vm1")),
                Name = vm.Name,
                ComputerName = vm.ComputerName,
                Os = vm.Os,
                OsName = vm.OsName,
                Location = vm.Location,
                Power = vm.Power,
                Tags = vm.Tags,
                Addresses = vm.Addresses,
            },
            _ => vm,
        };
    }

    public static GuestOrder Inspect(MachineKind kind, string occasion = "sweep-1") => Inspect(Machine(kind), occasion);

    public static GuestOrder Inspect(string vm, string occasion = "sweep-1") => Inspect(Vm(vm), occasion);

    public static GuestOrder Inspect(Machine machine, string occasion = "sweep-1") =>
        GuestOrder.Inspect(machine, TlsBaseline.Default, occasion);
}
