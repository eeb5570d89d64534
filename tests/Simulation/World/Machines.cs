using Remediation.Inventory;

namespace Simulation.Tests.World;

/// <summary>Machines as an inventory knows them.</summary>
internal static class Machines
{
    private static readonly string[] Regions = ["westeurope", "northeurope"];

    /// <summary>Where they are, so that their orders wait in several shards.</summary>
    public static IReadOnlyList<string> Subscriptions { get; } =
    ["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"];

    /// <summary>An Azure VM that runs Windows.</summary>
    public static Machine Azure(string name) => Running<Machine.AzureVm>("Microsoft.Compute/virtualMachines", name);

    /// <summary>An Arc server that runs Windows.</summary>
    public static Machine Arc(string name) => Running<Machine.ArcServer>("Microsoft.HybridCompute/machines", name);

    // No initialiser can set the required members of a type that is only a parameter; here all of them are set at once.
    private static Machine Running<T>(string type, string name)
        where T : Machine =>
        ((Machine)Activator.CreateInstance<T>()) with
        {
            Id = MachineId.Parse(
                $"/subscriptions/{Subscriptions[name[^1] % 2]}/resourceGroups/rg/providers/{type}/{name}"
            ),
            Name = name,
            ComputerName = name,
            Os = OsFamily.Windows,
            OsName = "",
            Location = Regions[name[^1] / 2 % 2],
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [],
        };
}
