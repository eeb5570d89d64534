using System.Text.Json.Nodes;
using Remediation.Findings;
using Remediation.Fleet;

namespace Lab.Tests.Exports;

/// <summary>Just enough of an inventory reader to check the sample's page; the product's own reads far more shapes.</summary>
internal static class SampleInventory
{
    public static InventorySnapshot Read(string path)
    {
        JsonNode[] rows = [.. JsonNode.Parse(File.ReadAllText(path))!["data"]!.AsArray().Select(row => row!)];
        JsonNode[] Of(string type) => [.. rows.Where(row => (string)row["type"]! == type)];
        var publicIps = Of("microsoft.network/publicipaddresses").ToDictionary(ip => (string)ip["id"]!, ip => (string)ip["properties"]!["ipAddress"]!);
        var configs = Of("microsoft.network/networkinterfaces").Select(nic => nic["properties"]!)
            .Select(nic => (Vm: (string)nic["virtualMachine"]!["id"]!, Config: nic["ipConfigurations"]![0]!["properties"]!)).ToArray();
        var machines = Of("microsoft.compute/virtualmachines").Select(Machine (vm) => Vm(vm, configs, publicIps))
            .Concat(Of("microsoft.hybridcompute/machines").Select(Arc)).OrderBy(m => m.Id.Value, StringComparer.Ordinal);
        var shared = Of("microsoft.network/natgateways").Select(nat => new SharedAddress(
            publicIps[(string)nat["properties"]!["publicIpAddresses"]![0]!["id"]!], "NAT gateway " + (string)nat["name"]!,
            [.. configs.Where(c => (string)c.Config["subnet"]!["id"]! == (string)nat["properties"]!["subnets"]![0]!["id"]!).Select(c => MachineId.Parse(c.Vm))]));
        return new InventorySnapshot([.. machines], [.. shared], null);
    }

    private static Machine.AzureVm Vm(JsonNode vm, (string Vm, JsonNode Config)[] configs, Dictionary<string, string> publicIps)
    {
        var (p, mine) = (vm["properties"]!, configs.Where(c => c.Vm == (string)vm["id"]!).Select(c => c.Config).ToArray());
        return new Machine.AzureVm
        {
            Id = MachineId.Parse((string)vm["id"]!),
            Name = (string)vm["name"]!,
            ComputerName = HostNames.Normalize((string)p["osProfile"]!["computerName"]!),
            Os = Enum.Parse<OsFamily>((string)p["storageProfile"]!["osDisk"]!["osType"]!),
            OsName = "",
            Location = "",
            Power = (string)p["extended"]!["instanceView"]!["powerState"]!["code"]! == "PowerState/running" ? PowerState.Running : PowerState.NotRunning,
            Tags = Tags(vm),
            Addresses = [.. mine.Select(c => (string)c["privateIPAddress"]!),
                .. mine.Where(c => c["publicIPAddress"] is not null).Select(c => publicIps[(string)c["publicIPAddress"]!["id"]!])],
        };
    }

    private static Machine.ArcServer Arc(JsonNode arc) => new()
    {
        Id = MachineId.Parse((string)arc["id"]!),
        Name = (string)arc["name"]!,
        ComputerName = HostNames.Normalize((string)arc["properties"]!["osProfile"]!["computerName"]!),
        Os = OsFamily.Windows,
        OsName = "",
        Location = "",
        Power = PowerState.Running,
        Tags = Tags(arc),
        Addresses = [],
    };

    private static TagSet Tags(JsonNode row) => row["tags"] is JsonObject tags
        ? new TagSet.Readable(tags.ToDictionary(tag => tag.Key, tag => (string)tag.Value!))
        : new TagSet.Unreadable();
}
