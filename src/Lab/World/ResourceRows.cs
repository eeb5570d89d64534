using System.Text.Json.Nodes;

namespace Lab.World;

/// <summary>Resources as Resource Graph rows.</summary>
internal static class ResourceRows
{
    /// <summary>The NAT gateway and its public address.</summary>
    public static IEnumerable<JsonObject> Network =>
    [
        Row(LabNetwork.NatGatewayId, "microsoft.network/natgateways", new JsonObject
        {
            ["subnets"] = new JsonArray(new JsonObject { ["id"] = LabNetwork.NatSubnetId }),
            ["publicIpAddresses"] = new JsonArray(new JsonObject { ["id"] = LabNetwork.NatAddressId }),
        }),
        Row(LabNetwork.NatAddressId, "microsoft.network/publicipaddresses", new JsonObject
        {
            ["ipAddress"] = LabNetwork.NatAddress,
            ["natGateway"] = new JsonObject { ["id"] = LabNetwork.NatGatewayId },
        }),
    ];

    /// <summary>A machine and its interface.</summary>
    public static IEnumerable<JsonObject> Of(LabMachine machine)
    {
        var vm = Row(machine.Place.ResourceId, "microsoft.compute/virtualmachines", Properties(machine));
        if (machine.Spec.Tags == TagPlay.Unreadable)
        {
            vm.Remove("tags");
        }
        else if (machine.Spec.Tags == TagPlay.OptedOut)
        {
            vm["tags"] = new JsonObject { ["TlsRemediation"] = "exclude" };
        }

        yield return vm;
        yield return Row(LabNetwork.NicId(machine.Spec), "microsoft.network/networkinterfaces", Nic(machine));
    }

    private static JsonObject Row(string id, string type, JsonObject properties) => new()
    {
        ["id"] = id,
        ["name"] = id[(id.LastIndexOf('/') + 1)..],
        ["type"] = type,
        ["location"] = LabNetwork.Location,
        ["resourceGroup"] = LabNetwork.ResourceGroup,
        ["subscriptionId"] = LabNetwork.SubscriptionId,
        ["tags"] = null,
        ["properties"] = properties,
    };

    private static JsonObject Properties(LabMachine machine) => new()
    {
        ["vmId"] = machine.VmId.ToString(),
        ["storageProfile"] = new JsonObject
        {
            ["osDisk"] = new JsonObject { ["osType"] = machine.Spec.IsLinux ? "Linux" : "Windows" },
            ["imageReference"] = machine.Spec.IsLinux
                ? new JsonObject { ["publisher"] = "Debian", ["offer"] = "debian-12", ["sku"] = "12" }
                : new JsonObject { ["publisher"] = "MicrosoftWindowsServer", ["offer"] = "WindowsServer", ["sku"] = machine.Spec.Windows.Sku },
        },
        ["osProfile"] = new JsonObject { ["computerName"] = machine.Spec.Name },
        ["networkProfile"] = new JsonObject
        {
            ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = LabNetwork.NicId(machine.Spec) }),
        },
        ["extended"] = new JsonObject
        {
            ["instanceView"] = new JsonObject
            {
                ["powerState"] = new JsonObject { ["code"] = "PowerState/" + machine.PowerState },
            },
        },
    };

    private static JsonObject Nic(LabMachine machine) => new()
    {
        ["virtualMachine"] = new JsonObject { ["id"] = machine.Place.ResourceId },
        ["ipConfigurations"] = new JsonArray(new JsonObject
        {
            ["name"] = "ipconfig1",
            ["properties"] = new JsonObject
            {
                ["privateIPAddress"] = machine.Place.PrivateAddress,
                ["subnet"] = new JsonObject { ["id"] = machine.Place.SubnetId },
            },
        }),
    };
}
