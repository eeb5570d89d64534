using System.Diagnostics;
using Remediation.Inventory;

namespace Simulator.Machines;

/// <summary>
/// The simulator's Azure: one subscription, one region, two subnets of which one goes out through a NAT gateway.
/// </summary>
public static class SimulatedNetwork
{
    /// <summary>The simulator's only subscription.</summary>
    public const string SubscriptionId = "00000000-0000-0000-0000-0000000001ab";

    /// <summary>The simulator's only resource group.</summary>
    public const string ResourceGroup = "rg-lab";

    /// <summary>The simulator's only region.</summary>
    public const string Location = "westeurope";

    /// <summary>Public address of the NAT gateway; from a range kept for documentation (RFC 5737).</summary>
    public const string NatAddress = "203.0.113.10";

    private const string Group = $"/subscriptions/{SubscriptionId}/resourceGroups/{ResourceGroup}/providers/";

    /// <summary>ARM id of the NAT gateway.</summary>
    public const string NatGatewayId = Group + "Microsoft.Network/natGateways/nat-lab";

    /// <summary>ARM id of its public address.</summary>
    public const string NatAddressId = Group + "Microsoft.Network/publicIPAddresses/pip-nat-lab";

    /// <summary>ARM id of the network.</summary>
    public const string NetworkId = Group + "Microsoft.Network/virtualNetworks/vnet-lab";

    /// <summary>Its addresses.</summary>
    public const string Range = "10.20.0.0/16";

    /// <summary>ARM id of the subnet behind the NAT gateway.</summary>
    public const string NatSubnetId = NetworkId + "/subnets/nat";

    /// <summary>ARM id of the storage account that some machines call.</summary>
    public const string StorageAccountId = Group + "Microsoft.Storage/storageAccounts/stlab";

    private const string PlainSubnetId = NetworkId + "/subnets/servers";

    /// <summary>The place of the machine with this number, from 0.</summary>
    public static MachinePlacement Place(MachineSpec spec, int number)
    {
        return new(
            Id(spec),
            SubscriptionId,
            ResourceGroup,
            $"10.20.{number / 250}.{(number % 250) + 4}",
            spec.Visibility == LogVisibility.GatewayByNatAddress ? NatSubnetId : PlainSubnetId
        );
    }

    /// <summary>ARM id of a machine's interface. An Arc server has none that is a resource.</summary>
    public static string NicId(MachineSpec spec) =>
        spec.Kind == MachineKind.ScaleSetVm
            ? $"{Id(spec)}/networkInterfaces/nic-{spec.ScaleSet.Name}"
            : Group + "Microsoft.Network/networkInterfaces/nic-" + spec.Name;

    /// <summary>ARM id of the scale set of an instance.</summary>
    public static string ScaleSetId(MachineSpec spec) =>
        Group + "Microsoft.Compute/virtualMachineScaleSets/" + spec.ScaleSet.Name;

    private static string Id(MachineSpec spec)
    {
        return spec.Kind switch
        {
            MachineKind.ScaleSetVm => $"{ScaleSetId(spec)}/virtualMachines/{spec.ScaleSet.Instance}",
            MachineKind.ArcServer => Group + "Microsoft.HybridCompute/machines/" + spec.Name,
            MachineKind.AzureVm => Group + "Microsoft.Compute/virtualMachines/" + spec.Name,
            _ => throw new UnreachableException($"{spec.Kind} is no known kind of machine."),
        };
    }
}
