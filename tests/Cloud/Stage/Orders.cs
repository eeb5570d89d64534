using Remediation.Baseline;
using Remediation.Fleet;
using Remediation.Orders;

namespace Cloud.Tests.Stage;

/// <summary>Orders to send.</summary>
internal static class Orders
{
    public static Machine.AzureVm Vm(string name, string location = Rows.Location) => Vm(MachineId.Parse(Rows.VmId(name)), location);

    public static Machine.AzureVm Vm(MachineId id, string location = Rows.Location) => new()
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

    public static GuestOrder Inspect(string vm, string occasion = "sweep-1") => Inspect(Vm(vm), occasion);

    public static GuestOrder Inspect(Machine machine, string occasion = "sweep-1") =>
        GuestOrder.Inspect(machine, TlsBaseline.Default, occasion);
}
