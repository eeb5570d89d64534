using System.Net;
using System.Text.Json;
using Cloud.Clients;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>The address space of a virtual network.</summary>
internal static class NetworkRanges
{
    /// <summary>
    /// The network's ranges. A range that cannot be read is a fault, because it could overlap with another network.
    /// </summary>
    public static IEnumerable<NetworkRange> Read(ResourceRow network, RowFaults faults)
    {
        foreach (var prefix in network.Properties.Items("addressSpace", "addressPrefixes"))
        {
            var text = prefix.ValueKind == JsonValueKind.String ? prefix.GetString() : "";
            if (IPNetwork.TryParse(text, out var range))
            {
                yield return new NetworkRange(network.Id, range);
            }
            else
            {
                faults.Add($"{network.Id} has the unreadable range '{prefix.GetRawText()}'");
            }
        }
    }
}
