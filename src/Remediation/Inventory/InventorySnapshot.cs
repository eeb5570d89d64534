using Remediation.Reasons;

namespace Remediation.Inventory;

/// <summary>The machines in scope at one moment.</summary>
/// <param name="Machines">Ordered by id, each id once.</param>
/// <param name="SharedAddresses">Addresses that several machines may share.</param>
/// <param name="Incomplete">Why the inventory is incomplete; null if it is complete.</param>
public sealed record InventorySnapshot(
    IReadOnlyList<Machine> Machines,
    IReadOnlyList<SharedAddress> SharedAddresses,
    Reason? Incomplete
)
{
    /// <summary>
    /// The address ranges of the virtual networks in scope. A private address in the ranges of two networks is
    /// ambiguous.
    /// </summary>
    public IReadOnlyList<NetworkRange> Ranges { get; init; } = [];

    /// <summary>
    /// This product's run commands (by name prefix and tag) on the machines. The list may be slightly out of date and
    /// incomplete.
    /// </summary>
    public IReadOnlyList<OwnRunCommand> RunCommands { get; init; } = [];
}
