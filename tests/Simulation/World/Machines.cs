using Remediation.Fleet;

namespace Simulation.Tests.World;

/// <summary>Machines as an inventory knows them.</summary>
internal static class Machines
{
    private const string Group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/";

    /// <summary>An Azure VM that runs Windows.</summary>
    public static Machine.AzureVm Azure(string name) => new()
    {
        Id = MachineId.Parse($"{Group}Microsoft.Compute/virtualMachines/{name}"),
        Name = name,
        ComputerName = name,
        Os = OsFamily.Windows,
        OsName = "",
        Location = "westeurope",
        Power = PowerState.Running,
        Tags = TagSet.None,
        Addresses = [],
    };

    /// <summary>An Arc server that runs Windows.</summary>
    public static Machine.ArcServer Arc(string name) => new()
    {
        Id = MachineId.Parse($"{Group}Microsoft.HybridCompute/machines/{name}"),
        Name = name,
        ComputerName = name,
        Os = OsFamily.Windows,
        OsName = "",
        Location = "westeurope",
        Power = PowerState.Running,
        Tags = TagSet.None,
        Addresses = [],
    };
}
