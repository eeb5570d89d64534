namespace Cloud.Inventory;

/// <summary>
/// The resource types that the product queries, in Azure's spelling. Resource Graph has no permission of its own: it
/// returns rows of the types that the identity may read, so the custom roles are built from this list too.
/// </summary>
public static class ResourceTypes
{
    /// <summary>Azure VMs, including VMs of flexible scale sets.</summary>
    public const string Vm = "Microsoft.Compute/virtualMachines";

    /// <summary>Network interfaces, except those of uniform scale sets.</summary>
    public const string Nic = "Microsoft.Network/networkInterfaces";

    /// <summary>Public addresses.</summary>
    public const string PublicIp = "Microsoft.Network/publicIPAddresses";

    /// <summary>NAT gateways.</summary>
    public const string NatGateway = "Microsoft.Network/natGateways";

    /// <summary>Load balancers.</summary>
    public const string LoadBalancer = "Microsoft.Network/loadBalancers";

    /// <summary>Virtual networks.</summary>
    public const string Network = "Microsoft.Network/virtualNetworks";

    /// <summary>Arc servers.</summary>
    public const string Arc = "Microsoft.HybridCompute/machines";

    /// <summary>Scale sets.</summary>
    public const string ScaleSet = "Microsoft.Compute/virtualMachineScaleSets";

    /// <summary>Instances of uniform scale sets.</summary>
    public const string ScaleSetVm = ScaleSet + "/virtualMachines";

    /// <summary>Network interfaces of those instances.</summary>
    public const string ScaleSetNic = ScaleSetVm + "/networkInterfaces";

    /// <summary>Run commands of VMs.</summary>
    public const string VmRunCommand = Vm + "/runCommands";

    /// <summary>Run commands of instances of uniform scale sets. They are not queried in Resource Graph.</summary>
    public const string ScaleSetVmRunCommand = ScaleSetVm + "/runCommands";

    /// <summary>Run commands of Arc servers. Azure itself spells them in lower case.</summary>
    public const string ArcRunCommand = Arc + "/runcommands";

    /// <summary>Queried in <see cref="ResourceGraphQuery.Text"/>.</summary>
    public static IReadOnlyList<string> OfResources { get; } =
    [Vm, Nic, PublicIp, NatGateway, LoadBalancer, Network, Arc, ScaleSet];

    /// <summary>Queried in <see cref="ResourceGraphQuery.ScaleSetVms"/>.</summary>
    public static IReadOnlyList<string> OfScaleSets { get; } = [ScaleSetVm, ScaleSetNic];

    /// <summary>Queried in <see cref="ResourceGraphQuery.RunCommands"/>.</summary>
    public static IReadOnlyList<string> OfRunCommands { get; } = [VmRunCommand, ArcRunCommand];
}
