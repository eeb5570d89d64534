namespace Cloud.Inventory;

/// <summary>
/// The types of resources that the product asks Azure about, as Azure spells them. Resource Graph has no permission of
/// its own: it gives the rows of types that the identity may read, so the roles are made of these too.
/// </summary>
public static class ResourceTypes
{
    /// <summary>Azure VMs, also the members of flexible scale sets.</summary>
    public const string Vm = "Microsoft.Compute/virtualMachines";

    /// <summary>Network interfaces, but for those of uniform scale sets.</summary>
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

    /// <summary>Run commands of instances of uniform scale sets. Resource Graph is not asked for them.</summary>
    public const string ScaleSetVmRunCommand = ScaleSetVm + "/runCommands";

    /// <summary>Run commands of Arc servers. Azure itself spells them in lower case.</summary>
    public const string ArcRunCommand = Arc + "/runcommands";

    /// <summary>Asked for in <see cref="ResourceGraphQuery.Text"/>.</summary>
    public static IReadOnlyList<string> OfResources { get; } =
    [Vm, Nic, PublicIp, NatGateway, LoadBalancer, Network, Arc, ScaleSet];

    /// <summary>Asked for in <see cref="ResourceGraphQuery.ScaleSetVms"/>.</summary>
    public static IReadOnlyList<string> OfScaleSets { get; } = [ScaleSetVm, ScaleSetNic];

    /// <summary>Asked for in <see cref="ResourceGraphQuery.RunCommands"/>.</summary>
    public static IReadOnlyList<string> OfRunCommands { get; } = [VmRunCommand, ArcRunCommand];
}
