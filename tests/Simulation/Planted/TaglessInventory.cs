using Remediation.Inventory;

namespace Simulation.Tests.Planted;

/// <summary>Returns every machine without tags.</summary>
internal sealed class TaglessInventory(IInventory inventory) : IInventory
{
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await inventory.ReadAsync(cancellationToken);
        return snapshot with
        {
            Machines = [.. snapshot.Machines.Select(machine => machine with { Tags = TagSet.None })],
        };
    }
}
