using Remediation.Orders;

namespace Remediation.Execution;

/// <summary>
/// Finds this product's run commands that no order needs any more. The inventory does not list run commands of others.
/// </summary>
internal static class OrphanedOrders
{
    /// <summary>The run commands to remove, sorted by machine and name.</summary>
    /// <param name="scene">The sweep.</param>
    /// <param name="orders">The orders of this sweep; they are never orphans.</param>
    /// <param name="pace">The timeouts of orders.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<OrderHandle> Find(
        SweepInputs scene,
        IEnumerable<GuestOrder> orders,
        OrderExecutionOptions pace,
        DateTimeOffset now
    )
    {
        var wanted = orders.Select(order => (order.Machine.Id, order.Name)).ToHashSet();
        var open = scene
            .Ledger.Where(entry => entry.OpenOrder.Length > 0)
            .ToDictionary(entry => (entry.Machine, entry.OpenOrder));
        var machines = scene.Inventory.Machines.ToDictionary(machine => machine.Id);
        // An open order that no sweep polls any more may still be running until the platform's own timeout for it has
        // passed.
        var forgotten = open.Where(pair => pair.Value.OpenOrderAt + pace.ScriptTimeout + pace.PollTimeout < now)
            .Select(pair => pair.Key);
        return
        [
            .. scene
                .Inventory.RunCommands.Select(command => (command.Machine, OpenOrder: command.Name))
                .Where(key => !open.ContainsKey(key))
                .Concat(forgotten)
                .Where(key => !wanted.Contains(key) && machines.ContainsKey(key.Machine))
                .Distinct()
                .OrderBy(key => key.Machine.Value, StringComparer.Ordinal)
                .ThenBy(key => key.OpenOrder, StringComparer.Ordinal)
                .Select(key => new OrderHandle(machines[key.Machine], key.OpenOrder)),
        ];
    }
}
