namespace Remediation.Inventory;

/// <summary>Port: which machines there are.</summary>
public interface IInventory
{
    /// <summary>
    /// Reads every machine in scope. If a part cannot be read, the snapshot is incomplete; no exception is thrown.
    /// </summary>
    Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken);
}
