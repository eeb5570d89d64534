using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>What came of reading an operator's inventory file. A closed hierarchy.</summary>
public abstract record InventoryFile
{
    private InventoryFile() { }

    /// <summary>It was understood; the snapshot says whether it is whole.</summary>
    /// <param name="Snapshot">The machines.</param>
    public sealed record Read(InventorySnapshot Snapshot) : InventoryFile;

    /// <summary>It is something else.</summary>
    /// <param name="Problem">What is wrong, one sentence.</param>
    public sealed record Malformed(string Problem) : InventoryFile;
}
