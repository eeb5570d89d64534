using System.Text.Json.Nodes;

namespace Cloud.Tests.Stage;

/// <summary>Rows of Resource Graph as Azure gives them.</summary>
internal static class Rows
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";

    public const string Location = "westeurope";

    public static string VmId(string name) => Id("Microsoft.Compute/virtualMachines", name);

    public static string NicId(string name) => Id("Microsoft.Network/networkInterfaces", name);

    public static string SubnetId(string name) => Id("Microsoft.Network/virtualNetworks", $"net/subnets/{name}");

    public static string Id(string type, string name) =>
        $"/subscriptions/{Subscription}/resourceGroups/rg/providers/{type}/{name}";

    public static JsonObject Vm(string name) =>
        Row(
            "Microsoft.Compute/virtualMachines",
            name,
            $$"""
            {
              "storageProfile": { "osDisk": { "osType": "Windows" }, "imageReference": { "offer": "WindowsServer", "sku": "2019-Datacenter" } },
              "osProfile": { "computerName": "{{name.ToUpperInvariant()}}" },
              "extended": { "instanceView": { "powerState": { "code": "PowerState/running" } } }
            }
            """
        );

    public static JsonObject Nic(string name, string vm, string address, string subnet = "a") =>
        Row(
            "Microsoft.Network/networkInterfaces",
            name,
            $$"""
            {
              "virtualMachine": { "id": "{{VmId(vm)}}" },
              "ipConfigurations": [ { "properties": { "privateIPAddress": "{{address}}", "subnet": { "id": "{{SubnetId(
                subnet
            )}}" } } } ]
            }
            """
        );

    /// <summary>The network that every interface lies in.</summary>
    public static JsonObject Network(params string[] prefixes) =>
        Row(
            "Microsoft.Network/virtualNetworks",
            "net",
            $$"""{ "addressSpace": { "addressPrefixes": [ {{string.Join(',', prefixes.Select(prefix => $"\"{prefix}\""))}} ] } }"""
        );

    public static JsonObject PublicIp(string name, string address, string holder) =>
        Row(
            "Microsoft.Network/publicIPAddresses",
            name,
            holder.Length == 0
                ? $$"""{ "ipAddress": "{{address}}" }"""
                : $$"""{ "ipAddress": "{{address}}", "ipConfiguration": { "id": "{{holder}}" } }"""
        );

    public static JsonObject Nat(string name, string publicIp, params string[] subnets) =>
        Row(
            "Microsoft.Network/natGateways",
            name,
            $$"""
            {
              "publicIpAddresses": [ { "id": "{{Id("Microsoft.Network/publicIPAddresses", publicIp)}}" } ],
              "subnets": [ {{string.Join(',', subnets.Select(subnet => $$"""{ "id": "{{SubnetId(subnet)}}" }"""))}} ]
            }
            """
        );

    public static JsonObject LoadBalancer(string name, params string[] nics) =>
        Row(
            "Microsoft.Network/loadBalancers",
            name,
            $$"""
            {
              "backendAddressPools": [ { "properties": { "backendIPConfigurations": [
                {{string.Join(
                ',',
                nics.Select(nic => $$"""{ "id": "{{NicId(nic)}}/ipConfigurations/one" }""")
            )}} ] } } ]
            }
            """
        );

    public static JsonObject Arc(string name, string status, params string[] addresses) =>
        Row(
            "Microsoft.HybridCompute/machines",
            name,
            $$"""
            {
              "status": "{{status}}", "osType": "windows", "osSku": "Windows Server 2016 Standard",
              "osProfile": { "computerName": "{{name}}" },
              "networkProfile": { "networkInterfaces": [ { "ipAddresses": [
                {{string.Join(',', addresses.Select(address => $$"""{ "address": "{{address}}" }"""))}} ] } ] }
            }
            """
        );

    public static string ArcId(string name) => Id("Microsoft.HybridCompute/machines", name);

    public static string ScaleSetId(string name) => Id("Microsoft.Compute/virtualMachineScaleSets", name);

    public static string ScaleSetVmId(string set, string instance) => $"{ScaleSetId(set)}/virtualMachines/{instance}";

    public static JsonObject ScaleSet(string name) =>
        Row("Microsoft.Compute/virtualMachineScaleSets", name, """{ "orchestrationMode": "Uniform" }""");

    public static JsonObject ScaleSetVm(string set, string instance) =>
        Nested(
            "Microsoft.Compute/virtualMachineScaleSets/virtualMachines",
            ScaleSetVmId(set, instance),
            $"{set}_{instance}",
            $$"""
            {
              "instanceId": "{{instance}}",
              "storageProfile": { "osDisk": { "osType": "Windows" }, "imageReference": { "offer": "WindowsServer", "sku": "2019-Datacenter" } },
              "osProfile": { "computerName": "{{set.ToUpperInvariant()}}00000{{instance}}" },
              "instanceView": { "statuses": [ { "code": "ProvisioningState/succeeded" }, { "code": "PowerState/running" } ] }
            }
            """
        );

    public static JsonObject ScaleSetNic(string set, string instance, string address) =>
        Nested(
            "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/networkInterfaces",
            $"{ScaleSetVmId(set, instance)}/networkInterfaces/nic",
            "nic",
            $$"""
            { "ipConfigurations": [ { "properties": { "privateIPAddress": "{{address}}", "subnet": { "id": "{{SubnetId(
                "a"
            )}}" } } } ] }
            """
        );

    private static JsonObject Nested(string type, string id, string name, string properties)
    {
        var row = Row(type, name, properties);
        row["id"] = id;
        return row;
    }

    public static JsonObject Row(string type, string name, string properties) =>
        new()
        {
            ["id"] = Id(type, name),
            ["name"] = name,
            ["type"] = type.ToLowerInvariant(),
            ["location"] = Location,
            ["resourceGroup"] = "rg",
            ["subscriptionId"] = Subscription,
            ["tags"] = new JsonObject(),
            ["properties"] = JsonNode.Parse(properties),
        };
}
