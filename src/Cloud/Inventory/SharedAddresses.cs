using Cloud.Clients;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>Finds public addresses that several machines may share.</summary>
internal static class SharedAddresses
{
    /// <summary>
    /// Every public address that belongs to a resource other than a machine's own interface, sorted by address.
    /// </summary>
    public static IReadOnlyList<SharedAddress> Collect(
        IReadOnlyList<ResourceRow> rows,
        NetworkMap network,
        RowFaults faults
    )
    {
        ResourceRow[] holders = [.. rows.Where(row => row.Type is ResourceRow.NatGateway or ResourceRow.LoadBalancer)];
        var shared = new List<SharedAddress>();
        foreach (var publicIp in rows.Where(row => row.Type == ResourceRow.PublicIp))
        {
            var address = Addresses.Normalize(publicIp.Properties.Text("ipAddress"));
            if (address.Length > 0 && Holder(publicIp, holders) is { } holder)
            {
                shared.Add(new SharedAddress(address, holder.Via, Members(holder.Row, network, faults)));
            }
        }

        return
        [
            .. shared
                .OrderBy(item => item.Address, StringComparer.Ordinal)
                .ThenBy(item => item.Via, StringComparer.Ordinal),
        ];
    }

    private static (string Via, ResourceRow? Row)? Holder(ResourceRow publicIp, IReadOnlyList<ResourceRow> rows)
    {
        var natId = publicIp.Properties.Id("natGateway", "id");
        var nat = rows.FirstOrDefault(row =>
            row.Type == ResourceRow.NatGateway
            && (row.Id == natId || row.Properties.Items("publicIpAddresses").Any(item => item.Id("id") == publicIp.Id))
        );
        if (nat is not null || natId.Length > 0)
        {
            return ($"NAT gateway {nat?.Name ?? LastSegment(natId)}", nat);
        }

        var parts = publicIp.Properties.Id("ipConfiguration", "id").Split('/');
        if (parts.Length < 9 || parts[7] == "networkinterfaces" || parts[7] == "virtualmachinescalesets")
        {
            return null;
        }

        if (parts[7] == "loadbalancers")
        {
            return LoadBalancer(string.Join('/', parts[..9]), rows);
        }

        return ($"{parts[7]} {parts[8]}", null);
    }

    private static (string Via, ResourceRow? Row) LoadBalancer(string id, IReadOnlyList<ResourceRow> rows)
    {
        var row = rows.FirstOrDefault(row => row.Type == ResourceRow.LoadBalancer && row.Id == id);
        return ($"load balancer {row?.Name ?? LastSegment(id)}", row);
    }

    private static MachineId[] Members(ResourceRow? holder, NetworkMap network, RowFaults faults)
    {
        var ids = holder?.Type switch
        {
            // VMs with their own public address are included, because a NAT gateway takes precedence over it for
            // outbound connections.
            ResourceRow.NatGateway => holder
                .Properties.Items("subnets")
                .SelectMany(subnet => network.ListVms(subnet.Id("id"))),
            ResourceRow.LoadBalancer => holder
                .Properties.Items("backendAddressPools")
                .SelectMany(pool => pool.Items("properties", "backendIPConfigurations"))
                .Select(item => network.FindVm(item.Id("id")))
                .OfType<string>(),
            _ => [],
        };
        return
        [
            .. ids.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(id => Parse(id, faults))
                .OfType<MachineId>(),
        ];
    }

    private static MachineId? Parse(string id, RowFaults faults)
    {
        if (!MachineId.TryParse(id, out var machine))
        {
            faults.Add($"'{id}' is not the id of a machine");
        }

        return machine;
    }

    private static string LastSegment(string id) => id[(id.LastIndexOf('/') + 1)..];
}
