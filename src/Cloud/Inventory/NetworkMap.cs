using System.Text.Json;
using Cloud.Clients;
using Remediation.ConnectionLogs.Callers;

namespace Cloud.Inventory;

/// <summary>Maps VMs to their network interfaces, subnets and addresses. All ids are lower case.</summary>
internal sealed class NetworkMap
{
    private readonly Dictionary<string, string> vmOfNic = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> addressesOfVm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> vmsInSubnet = new(StringComparer.Ordinal);

    public NetworkMap(IReadOnlyList<ResourceRow> rows, RowFaults faults)
    {
        var vms = SelectIds(rows, ResourceRow.Vm)
            .Concat(SelectIds(rows, ResourceRow.ScaleSetVm))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var nic in rows.Where(row => row.Type is ResourceRow.Nic or ResourceRow.ScaleSetNic))
        {
            ReadNic(nic, vms, faults);
        }

        foreach (var publicIp in rows.Where(row => row.Type == ResourceRow.PublicIp))
        {
            ReadPublicIp(publicIp, faults);
        }

        UnseenResources.Check(rows, faults);
    }

    /// <summary>The VM's own addresses: first those of its interfaces, then public ones.</summary>
    public IReadOnlyList<string> GetAddresses(string vm) => addressesOfVm.GetValueOrDefault(vm, []);

    /// <summary>
    /// The VM of an interface, or of an id below it such as an ip configuration; null if there is none.
    /// </summary>
    public string? FindVm(string nicOrBelow)
    {
        var below = nicOrBelow.IndexOf("/ipconfigurations/", StringComparison.Ordinal);
        return vmOfNic.GetValueOrDefault(below < 0 ? nicOrBelow : nicOrBelow[..below]);
    }

    /// <summary>The VMs with an interface in a subnet.</summary>
    public IEnumerable<string> ListVms(string subnet) => vmsInSubnet.GetValueOrDefault(subnet, []);

    private void ReadNic(ResourceRow nic, HashSet<string> vms, RowFaults faults)
    {
        // An interface without a VM is unused or belongs to a private endpoint, so no machine connects through it.
        var vm = nic.Type == ResourceRow.ScaleSetNic ? nic.Parent : nic.Properties.Id("virtualMachine", "id");
        if (vm.Length == 0)
        {
            return;
        }

        vmOfNic[nic.Id] = vm;
        if (!vms.Contains(vm))
        {
            faults.Add($"{nic.Id} belongs to {vm}, which is not among the rows");
        }

        if (nic.Properties.At("ipConfigurations").ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{nic.Id} has no ipConfigurations");
        }

        foreach (var configuration in nic.Properties.Items("ipConfigurations"))
        {
            AddAddress(vm, configuration.At("properties", "privateIPAddress"), nic, faults);
            Append(vmsInSubnet, configuration.Id("properties", "subnet", "id"), vm);
        }
    }

    private void ReadPublicIp(ResourceRow publicIp, RowFaults faults)
    {
        if (FindVm(publicIp.Properties.Id("ipConfiguration", "id")) is { } vm)
        {
            AddAddress(vm, publicIp.Properties.At("ipAddress"), publicIp, faults);
        }
    }

    private void AddAddress(string vm, JsonElement address, ResourceRow row, RowFaults faults)
    {
        // A dynamic address that is not assigned at the moment is absent; this is not a fault.
        if (address.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return;
        }

        var text = Addresses.Normalize(address.ValueKind == JsonValueKind.String ? address.GetString() : "");
        if (text.Length == 0)
        {
            faults.Add($"{row.Id} has the unreadable address '{address.GetRawText()}'");
            return;
        }

        Append(addressesOfVm, vm, text);
    }

    private static void Append(Dictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }

    private static IEnumerable<string> SelectIds(IEnumerable<ResourceRow> rows, string type) =>
        rows.Where(row => row.Type == type).Select(row => row.Id);
}
