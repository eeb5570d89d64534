using System.Text.Json;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Cloud.Inventory;

/// <summary>
/// Converts rows of Resource Graph into an inventory. Pure; used for the service's answers and for an operator's file.
/// </summary>
public static class ResourceGraphRows
{
    /// <summary>
    /// Reads rows of <see cref="ResourceGraphQuery.Text"/> and of <see cref="ResourceGraphQuery.ScaleSetVms"/>, in any
    /// order. A row that cannot be used makes the snapshot incomplete, and the reason gives the number of such rows and
    /// an example.
    /// </summary>
    /// <param name="rows">The rows of all pages.</param>
    /// <param name="incomplete">Why rows are missing; null if none are.</param>
    public static InventorySnapshot ToSnapshot(IEnumerable<JsonElement> rows, Reason? incomplete)
    {
        var faults = new RowFaults();
        var read = Distinct(rows.Select(row => ResourceRow.Read(row, faults)).OfType<ResourceRow>(), faults);
        var network = new NetworkMap(read, faults);
        var sets = new ScaleSetRows(read);
        Machine[] machines =
        [
            .. read.Where(row => row.Type is ResourceRow.Vm or ResourceRow.Arc || sets.HoldUniform(row))
                .Select(row => MachineRows.Read(row, network, sets, faults))
                .OfType<Machine>()
                .OrderBy(machine => machine.Id.Value, StringComparer.Ordinal),
        ];
        var shared = SharedAddresses.Collect(read, network, faults);
        NetworkRange[] ranges =
        [
            .. read.Where(row => row.Type == ResourceRow.Network).SelectMany(row => NetworkRanges.Read(row, faults)),
        ];
        return new InventorySnapshot(machines, shared, faults.Explain(incomplete)) { Ranges = ranges };
    }

    /// <summary>
    /// Reads an inventory that an operator saved: an answer of the service or of <c>az graph query</c> in either result
    /// format, or a bare array of rows. One file may contain rows of both queries; without rows of the second query,
    /// the instances of scale sets are missing.
    /// </summary>
    public static InventoryFile ReadFile(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            return ResourceGraphPage.TryRead(document.RootElement, out var page, out var problem)
                ? new InventoryFile.Read(ToSnapshot(page.Rows, Gap(page)))
                : new InventoryFile.Malformed($"The inventory file is not an answer of Resource Graph: {problem}.");
        }
        catch (JsonException malformed)
        {
            return new InventoryFile.Malformed($"The inventory file is not JSON: {malformed.Message}");
        }
    }

    private static Reason? Gap(ResourceGraphPage page)
    {
        if (page.Truncated)
        {
            return Incomplete("The inventory file is marked as truncated by Resource Graph.");
        }

        if (page.SkipToken is not null)
        {
            return Incomplete("The inventory file is one page of several: it carries a skip token.");
        }

        if (page.TotalRecords > page.Rows.Count)
        {
            return Incomplete($"The inventory file holds {page.Rows.Count} of {page.TotalRecords} rows.");
        }

        return null;
    }

    internal static Reason Incomplete(string detail) => new(ReasonCodes.InventoryIncomplete, detail);

    private static List<ResourceRow> Distinct(IEnumerable<ResourceRow> rows, RowFaults faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var first = new List<ResourceRow>();
        foreach (var row in rows)
        {
            if (seen.Add(row.Id))
            {
                first.Add(row);
            }
            else
            {
                faults.Add($"{row.Id} is there more than once");
            }
        }

        return first;
    }
}
