using Remediation.Reasons;

namespace Cloud.Inventory;

/// <summary>Collects what was wrong with rows, so that none is dropped silently.</summary>
internal sealed class RowFaults
{
    private readonly List<string> faults = [];

    public void Add(string fault) => faults.Add(fault);

    /// <summary>One reason for everything that is missing; null where nothing is.</summary>
    public Reason? Explain(Reason? before)
    {
        if (faults.Count == 0)
        {
            return before;
        }

        var rows =
            $"{faults.Count} {(faults.Count == 1 ? "row" : "rows")} of the inventory could not be used, for "
            + $"example: {faults[0]}.";
        return new Reason(ReasonCodes.InventoryIncomplete, before is null ? rows : $"{before.Detail} {rows}");
    }
}
