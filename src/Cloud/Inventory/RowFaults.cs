using Remediation.Reasons;

namespace Cloud.Inventory;

/// <summary>Collects the faults of rows, so that no row is dropped silently.</summary>
internal sealed class RowFaults
{
    private readonly List<string> faults = [];

    public void Add(string fault) => faults.Add(fault);

    /// <summary>One reason for all missing rows; null if none are missing.</summary>
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
