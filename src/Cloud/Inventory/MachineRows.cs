using System.Text.Json;
using Cloud.Clients;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>Reads machines from rows. A property that a row does not contain is Unknown, never guessed.</summary>
internal static class MachineRows
{
    /// <summary>
    /// The machine that a row describes; null, with the fault added to <paramref name="faults"/>, if the row is
    /// unusable.
    /// </summary>
    public static Machine? Read(ResourceRow row, NetworkMap network, ScaleSetRows sets, RowFaults faults)
    {
        var location = row.Json.Text("location");
        if (!MachineId.TryParse(row.Id, out var id) || location.Length == 0)
        {
            faults.Add(location.Length == 0 ? $"{row.Id} has no location" : $"'{row.Id}' is not the id of a machine");
            return null;
        }

        return row.Type switch
        {
            ResourceRow.Arc => Arc(row, id, location, faults),
            ResourceRow.ScaleSetVm => ScaleSetVm(row, id, location, network, sets),
            _ => Vm(row, id, location, network),
        };
    }

    private static Machine.AzureVm Vm(ResourceRow row, MachineId id, string location, NetworkMap network)
    {
        return new()
        {
            Id = id,
            Name = row.Name,
            ComputerName = ComputerName(row),
            PrincipalId = PrincipalId(row),
            Os = Family(row.Properties.Text("storageProfile", "osDisk", "osType")),
            OsName = VmOsName(row.Properties),
            Location = location,
            Power = VmPower(row.Properties.Text("extended", "instanceView", "powerState", "code")),
            Tags = TagRows.Read(row.Json),
            Addresses = Own(network.GetAddresses(row.Id)),
        };
    }

    private static Machine.ScaleSetVm ScaleSetVm(
        ResourceRow row,
        MachineId id,
        string location,
        NetworkMap network,
        ScaleSetRows sets
    )
    {
        return new()
        {
            Id = id,
            Name = row.Name,
            ComputerName = ComputerName(row),
            Os = Family(row.Properties.Text("storageProfile", "osDisk", "osType")),
            OsName = VmOsName(row.Properties),
            Location = location,
            Power = VmPower(PowerCode(row.Properties)),
            Tags = sets.GetTags(row),
            Addresses = Own(network.GetAddresses(row.Id)),
        };
    }

    private static Machine.ArcServer Arc(ResourceRow row, MachineId id, string location, RowFaults faults)
    {
        return new()
        {
            Id = id,
            Name = row.Name,
            ComputerName = ComputerName(row),
            PrincipalId = PrincipalId(row),
            Os = Family(row.Properties.Text("osType")),
            OsName = row.Properties.Text("osSku") is { Length: > 0 } sku ? sku : row.Properties.Text("osName"),
            Location = location,
            Power = ArcPower(row.Properties.Text("status")),
            Tags = TagRows.Read(row.Json),
            Addresses = ArcAddresses(row, faults),
        };
    }

    private static string ComputerName(ResourceRow row) =>
        HostNames.Normalize(row.Properties.Text("osProfile", "computerName") is { Length: > 0 } name ? name : row.Name);

    // Azure gives a principal id only to a system-assigned identity; user-assigned identities are listed separately.
    private static string PrincipalId(ResourceRow row) =>
        row.Json.Text("identity", "principalId").Trim().ToLowerInvariant();

    private static OsFamily Family(string osType)
    {
        if (osType.Equals("Windows", StringComparison.OrdinalIgnoreCase))
        {
            return OsFamily.Windows;
        }

        if (osType.Equals("Linux", StringComparison.OrdinalIgnoreCase))
        {
            return OsFamily.Linux;
        }

        return OsFamily.Unknown;
    }

    private static PowerState VmPower(string code)
    {
        if (code.Length == 0)
        {
            return PowerState.Unknown;
        }

        if (code.Equals("PowerState/running", StringComparison.OrdinalIgnoreCase))
        {
            return PowerState.Running;
        }

        return PowerState.NotRunning;
    }

    // No documentation says where an instance's row holds the power state, so two places are read: that of a VM's row
    // and the instance view itself.
    private static string PowerCode(JsonElement properties)
    {
        return properties.Text("extended", "instanceView", "powerState", "code") is { Length: > 0 } code
            ? code
            : properties
                .Items("instanceView", "statuses")
                .Select(status => status.Text("code"))
                .FirstOrDefault(status => status.StartsWith("PowerState/", StringComparison.OrdinalIgnoreCase))
                ?? "";
    }

    private static PowerState ArcPower(string status)
    {
        if (status.Length == 0)
        {
            return PowerState.Unknown;
        }

        if (status.Equals("Connected", StringComparison.OrdinalIgnoreCase))
        {
            return PowerState.Running;
        }

        return PowerState.NotRunning;
    }

    // The name that the VM agent reported; without it, the image that the VM was created from.
    private static string VmOsName(JsonElement properties)
    {
        return properties.Text("extended", "instanceView", "osName") is { Length: > 0 } name
            ? $"{name} {properties.Text("extended", "instanceView", "osVersion")}".Trim()
            : (
                $"{properties.Text("storageProfile", "imageReference", "offer")} "
                + $"{properties.Text("storageProfile", "imageReference", "sku")}"
            ).Trim();
    }

    private static string[] ArcAddresses(ResourceRow row, RowFaults faults)
    {
        string[] texts =
        [
            .. row
                .Properties.Items("networkProfile", "networkInterfaces")
                .SelectMany(nic => nic.Items("ipAddresses"))
                .Select(address => address.Text("address"))
                .Where(text => text.Length > 0),
        ];
        foreach (var text in texts.Where(text => Addresses.Normalize(text).Length == 0))
        {
            faults.Add($"{row.Id} has the unreadable address '{text}'");
        }

        return Own(texts.Select(Addresses.Normalize).Where(address => address.Length > 0));
    }

    // Loopback and link-local addresses exist on every machine.
    private static string[] Own(IEnumerable<string> addresses) =>
        [.. addresses.Where(address => !Addresses.NamesNoMachine(address)).Distinct(StringComparer.Ordinal)];
}
