using Cloud.Clients;

namespace Cloud.Inventory;

/// <summary>
/// Finds resources that a row references and that have no row. Resource Graph silently leaves out resources that the
/// identity may not read, so such a reference is the only sign of them. A hidden resource may have or share an address,
/// or contradict a name, so attributions to other machines would be uncertain.
/// </summary>
internal static class UnseenResources
{
    /// <summary>
    /// Adds each as a fault. A resource of another subscription may be out of scope on purpose, so it is not a fault.
    /// </summary>
    public static void Check(IReadOnlyList<ResourceRow> rows, RowFaults faults)
    {
        var known = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (
                var (what, id) in Named(row)
                    .Distinct()
                    .Where(named => !known.Contains(named.Id) && IsNextTo(row, named.Id))
            )
            {
                faults.Add($"{row.Id} has the {what} '{id}', which is not among the rows");
            }
        }
    }

    private static IEnumerable<(string What, string Id)> Named(ResourceRow row)
    {
        return row.Type switch
        {
            ResourceRow.Vm or ResourceRow.ScaleSetVm => row
                .Properties.Items("networkProfile", "networkInterfaces")
                .Select(item => ("interface", item.Id("id"))),
            ResourceRow.Nic => ListReferencesOfInterface(row, withPublicIps: true),
            // The public address of an instance is a part of its interface and has no row.
            ResourceRow.ScaleSetNic => ListReferencesOfInterface(row, withPublicIps: false),
            ResourceRow.NatGateway => row
                .Properties.Items("publicIpAddresses")
                .Select(item => ("public address", item.Id("id"))),
            ResourceRow.PublicIp => FindHolder(row),
            _ => [],
        };
    }

    // An interface without a machine is nobody's way out.
    private static IEnumerable<(string What, string Id)> ListReferencesOfInterface(ResourceRow row, bool withPublicIps)
    {
        return row.Type == ResourceRow.Nic && row.Properties.Id("virtualMachine", "id").Length == 0
            ? []
            : row
                .Properties.Items("ipConfigurations")
                .SelectMany(configuration =>
                    (IEnumerable<(string, string)>)
                        [
                            .. Network(configuration.Id("properties", "subnet", "id")),
                            .. withPublicIps
                            && configuration.Id("properties", "publicIPAddress", "id") is { Length: > 0 } address
                                ? [("public address", address)]
                                : Array.Empty<(string, string)>(),
                        ]
                );
    }

    private static IEnumerable<(string What, string Id)> Network(string subnet) =>
        subnet.IndexOf("/subnets/", StringComparison.Ordinal) is > 0 and var end ? [("network", subnet[..end])] : [];

    private static IEnumerable<(string What, string Id)> FindHolder(ResourceRow row)
    {
        if (row.Properties.Id("natGateway", "id") is { Length: > 0 } gateway)
        {
            yield return ("NAT gateway", gateway);
        }

        if (
            row.Properties.Id("ipConfiguration", "id").Split('/') is { Length: >= 9 } parts
            && parts[7] == "loadbalancers"
        )
        {
            yield return ("load balancer", string.Join('/', parts[..9]));
        }
    }

    private static bool IsNextTo(ResourceRow row, string id) =>
        id.Split('/') is [_, "subscriptions", var its, ..]
        && row.Id.Split('/') is [_, "subscriptions", var own, ..]
        && its == own;
}
