using Cloud.Clients;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>The scale sets among the rows: what their instances have from them.</summary>
internal sealed class ScaleSetRows(IEnumerable<ResourceRow> rows)
{
    private readonly Dictionary<string, ResourceRow> sets = rows.Where(row => row.Type == ResourceRow.ScaleSet)
        .ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>
    /// True for an instance that is a machine of its own. The members of a flexible set are ordinary VMs and have rows
    /// as such.
    /// </summary>
    public bool HoldUniform(ResourceRow row)
    {
        return row.Type == ResourceRow.ScaleSetVm
            && !(sets.GetValueOrDefault(row.Parent)?.Properties.Text("orchestrationMode") ?? "").Equals(
                "Flexible",
                StringComparison.OrdinalIgnoreCase
            );
    }

    /// <summary>
    /// The instance's own tags and its set's. Where either cannot be read, an opt-out cannot be ruled out.
    /// </summary>
    public TagSet GetTags(ResourceRow instance)
    {
        return
            TagRows.Read(instance.Json) is TagSet.Readable own
            && sets.TryGetValue(instance.Parent, out var set)
            && TagRows.Read(set.Json) is TagSet.Readable of
            ? own with
            {
                Inherited = of.Tags,
            }
            : new TagSet.Unreadable();
    }
}
