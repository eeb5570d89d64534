using System.Collections.Concurrent;
using Remediation.Inventory;

namespace Simulator.Platform.Throttling;

/// <summary>
/// In which region a machine is. A machine never moves, so the estate's rows are read again only for one that was not
/// there before.
/// </summary>
internal sealed class RegionIndex(ISimulatedEstate estate)
{
    private readonly ConcurrentDictionary<string, string> regions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The region; empty for a machine that does not exist.</summary>
    public string Find(MachineId machine)
    {
        if (!regions.TryGetValue(machine.Value, out var region))
        {
            foreach (var row in estate.Resources)
            {
                regions[(string)row["id"]!] = (string?)row["location"] ?? "";
            }

            region = regions.GetOrAdd(machine.Value, "");
        }

        return region;
    }
}
