using Cloud.Clients;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>The scale sets among the rows, with the properties that their instances inherit.</summary>
internal sealed class ScaleSetRows(IEnumerable<ResourceRow> rows)
{
    private readonly Dictionary<string, ResourceRow> sets = rows.Where(row => row.Type == ResourceRow.ScaleSet)
        .ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>
    /// True for an instance of a uniform scale set. Members of a flexible set are ordinary VMs and have VM rows.
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
    /// The tags of the instance and of its scale set. The tags are unreadable if either cannot be read, because an
    /// opt-out cannot be ruled out then.
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
