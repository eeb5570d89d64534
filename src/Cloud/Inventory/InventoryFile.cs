using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>The result of reading an operator's inventory file. A closed hierarchy.</summary>
public abstract record InventoryFile
{
    private InventoryFile() { }

    /// <summary>The file could be read; the snapshot says whether it is complete.</summary>
    /// <param name="Snapshot">The machines.</param>
    public sealed record Read(InventorySnapshot Snapshot) : InventoryFile;

    /// <summary>The file is not an inventory.</summary>
    /// <param name="Problem">What is wrong, one sentence.</param>
    public sealed record Malformed(string Problem) : InventoryFile;
}
