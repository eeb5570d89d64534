using Remediation.Reasons;

namespace Remediation.Inventory;

/// <summary>The machines in scope at one moment.</summary>
/// <param name="Machines">Ordered by id, each id once.</param>
/// <param name="SharedAddresses">Addresses that name no machine alone.</param>
/// <param name="Incomplete">Why the inventory is not whole; null where it is.</param>
public sealed record InventorySnapshot(
    IReadOnlyList<Machine> Machines,
    IReadOnlyList<SharedAddress> SharedAddresses,
    Reason? Incomplete
)
{
    /// <summary>
    /// The address ranges of the virtual networks in scope. Where two of them hold a private address, it names nobody
    /// alone.
    /// </summary>
    public IReadOnlyList<NetworkRange> Ranges { get; init; } = [];

    /// <summary>
    /// Run commands of ours (our name prefix and our tag) that machines hold. A moment old; some may be missing.
    /// </summary>
    public IReadOnlyList<OwnRunCommand> RunCommands { get; init; } = [];
}
