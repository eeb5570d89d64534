namespace Remediation.Inventory;

/// <summary>Port: which machines there are.</summary>
public interface IInventory
{
    /// <summary>
    /// Reads every machine in scope. What cannot be read makes the snapshot incomplete; it is not an exception.
    /// </summary>
    Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken);
}
