using Remediation.Reasons;

namespace Remediation.Fleet;

/// <summary>An address that stands for several machines.</summary>
/// <param name="Address">Canonical text.</param>
/// <param name="Via">What shares it, such as <c>NAT gateway nat-01</c>.</param>
/// <param name="Members">The machines behind it that are known.</param>
public sealed record SharedAddress(string Address, string Via, IReadOnlyList<MachineId> Members);

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
    /// <summary>The address ranges of the virtual networks in scope. Where two of them hold a private address, it names nobody alone.</summary>
    public IReadOnlyList<NetworkRange> Ranges { get; init; } = [];

    /// <summary>Run commands of ours (our name prefix and our tag) that machines hold. A moment old; some may be missing.</summary>
    public IReadOnlyList<OwnRunCommand> RunCommands { get; init; } = [];
}

/// <summary>A run command of ours on a machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Name">Its name.</param>
public sealed record OwnRunCommand(MachineId Machine, string Name);

/// <summary>A range of addresses that a virtual network gives out.</summary>
/// <param name="Network">The network's ARM id in lower case.</param>
/// <param name="Range">The range.</param>
public sealed record NetworkRange(string Network, System.Net.IPNetwork Range);

/// <summary>Port: which machines there are.</summary>
public interface IInventory
{
    /// <summary>Reads every machine in scope. What cannot be read makes the snapshot incomplete; it is not an exception.</summary>
    Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken);
}
