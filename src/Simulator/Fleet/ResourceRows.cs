using System.Diagnostics;
using System.Text.Json.Nodes;
using Remediation.Inventory;
using Simulator.Machines;

namespace Simulator.Fleet;

/// <summary>Resources as Resource Graph rows.</summary>
internal static class ResourceRows
{
    /// <summary>
    /// The network that every machine but Arc servers lies in, the NAT gateway and its public address.
    /// </summary>
    public static IEnumerable<JsonObject> Network
    {
        get
        {
            return
            [
                Row(
                    SimulatedNetwork.NetworkId,
                    "microsoft.network/virtualnetworks",
                    new JsonObject
                    {
                        ["addressSpace"] = new JsonObject
                        {
                            ["addressPrefixes"] = new JsonArray(SimulatedNetwork.Range),
                        },
                    }
                ),
                Row(
                    SimulatedNetwork.NatGatewayId,
                    "microsoft.network/natgateways",
                    new JsonObject
                    {
                        ["subnets"] = new JsonArray(new JsonObject { ["id"] = SimulatedNetwork.NatSubnetId }),
                        ["publicIpAddresses"] = new JsonArray(
                            new JsonObject { ["id"] = SimulatedNetwork.NatAddressId }
                        ),
                    }
                ),
                Row(
                    SimulatedNetwork.NatAddressId,
                    "microsoft.network/publicipaddresses",
                    new JsonObject
                    {
                        ["ipAddress"] = SimulatedNetwork.NatAddress,
                        ["natGateway"] = new JsonObject { ["id"] = SimulatedNetwork.NatGatewayId },
                    }
                ),
            ];
        }
    }

    /// <summary>A machine and the resources that belong only to it: its interface, its scale set.</summary>
    public static IEnumerable<JsonObject> Create(SimulatedMachine machine)
    {
        return machine.Spec.Kind switch
        {
            MachineKind.ArcServer => [ArcRow.Create(machine)],
            MachineKind.ScaleSetVm =>
            [
                Tagged(
                    Row(
                        SimulatedNetwork.ScaleSetId(machine.Spec),
                        "microsoft.compute/virtualmachinescalesets",
                        new JsonObject { ["orchestrationMode"] = "Uniform" }
                    ),
                    machine.Spec.Tags == SimulatedTags.SetOptedOut ? SimulatedTags.OptedOut : SimulatedTags.Ordinary
                ),
                ScaleSetVm(machine),
                Row(
                    SimulatedNetwork.NicId(machine.Spec),
                    "microsoft.compute/virtualmachinescalesets/virtualmachines/networkinterfaces",
                    Nic(machine)
                ),
            ],
            MachineKind.AzureVm =>
            [
                Tagged(
                    Row(machine.Place.ResourceId, "microsoft.compute/virtualmachines", Properties(machine)),
                    machine.Spec.Tags
                ),
                Row(SimulatedNetwork.NicId(machine.Spec), "microsoft.network/networkinterfaces", Nic(machine)),
            ],
            var kind => throw new UnreachableException($"{kind} is no known kind of machine."),
        };
    }

    /// <summary>The row with the machine's simulated tags.</summary>
    public static JsonObject Tagged(JsonObject row, SimulatedTags tags)
    {
        if (tags == SimulatedTags.Unreadable)
        {
            row.Remove("tags");
        }
        else if (tags == SimulatedTags.OptedOut)
        {
            row["tags"] = new JsonObject { ["TlsRemediation"] = "exclude" };
        }

        return row;
    }

    /// <summary>A row without tags.</summary>
    public static JsonObject Row(string id, string type, JsonObject properties)
    {
        return new()
        {
            ["id"] = id,
            ["name"] = id[(id.LastIndexOf('/') + 1)..],
            ["type"] = type,
            ["location"] = SimulatedNetwork.Location,
            ["resourceGroup"] = SimulatedNetwork.ResourceGroup,
            ["subscriptionId"] = SimulatedNetwork.SubscriptionId,
            ["tags"] = null,
            ["properties"] = properties,
        };
    }

    private static JsonObject ScaleSetVm(SimulatedMachine machine)
    {
        var row = Row(
            machine.Place.ResourceId,
            "microsoft.compute/virtualmachinescalesets/virtualmachines",
            Properties(machine)
        );
        row["name"] = machine.Spec.Name;
        row["properties"]!["instanceId"] = machine.Spec.ScaleSet.Instance;
        return Tagged(row, machine.Spec.Tags);
    }

    private static JsonObject Properties(SimulatedMachine machine)
    {
        return new()
        {
            ["vmId"] = machine.VmId.ToString(),
            ["storageProfile"] = new JsonObject
            {
                ["osDisk"] = new JsonObject { ["osType"] = machine.Spec.IsLinux ? "Linux" : "Windows" },
                ["imageReference"] = machine.Spec.IsLinux
                    ? new JsonObject
                    {
                        ["publisher"] = "Debian",
                        ["offer"] = "debian-12",
                        ["sku"] = "12",
                    }
                    : new JsonObject
                    {
                        ["publisher"] = "MicrosoftWindowsServer",
                        ["offer"] = "WindowsServer",
                        ["sku"] = machine.Spec.Windows.Sku,
                    },
            },
            ["osProfile"] = new JsonObject { ["computerName"] = machine.Spec.ComputerName },
            ["networkProfile"] = new JsonObject
            {
                ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = SimulatedNetwork.NicId(machine.Spec) }),
            },
            ["extended"] = new JsonObject
            {
                ["instanceView"] = new JsonObject
                {
                    ["powerState"] = new JsonObject { ["code"] = "PowerState/" + machine.PowerState },
                },
            },
        };
    }

    private static JsonObject Nic(SimulatedMachine machine)
    {
        return new()
        {
            ["virtualMachine"] = new JsonObject { ["id"] = machine.Place.ResourceId },
            ["ipConfigurations"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "ipconfig1",
                    ["properties"] = new JsonObject
                    {
                        ["privateIPAddress"] = machine.Place.PrivateAddress,
                        ["subnet"] = new JsonObject { ["id"] = machine.Place.SubnetId },
                    },
                }
            ),
        };
    }
}
