using Remediation.Inventory;

namespace Simulation.Tests.Planted;

/// <summary>Knows one of several machines of a name.</summary>
internal sealed class TwinlessInventory(IInventory inventory) : IInventory
{
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await inventory.ReadAsync(cancellationToken);
        return snapshot with { Machines = [.. snapshot.Machines.DistinctBy(machine => machine.ComputerName)] };
    }
}
