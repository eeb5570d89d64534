using Remediation.Collections;

namespace Remediation.Inventory;

/// <summary>
/// A machine whose identity the inventory proves. A closed hierarchy: <see cref="AzureVm"/>, <see cref="ScaleSetVm"/>,
/// <see cref="ArcServer"/>.
/// </summary>
public abstract record Machine
{
    private static readonly InternPool<string> Shared = new();

    private protected Machine() { }

    /// <summary>ARM id.</summary>
    public required MachineId Id { get; init; }

    /// <summary>Resource name as Azure shows it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Computer name normalised by <see cref="Remediation.ConnectionLogs.Callers.HostNames"/>; empty if unknown.
    /// </summary>
    public required string ComputerName { get; init; }

    /// <summary>
    /// Object id of the machine's system-assigned identity in lower case; empty if there is none. No other resource can
    /// have this identity, so a sign-in with it is the machine's. User-assigned identities are not included, because
    /// several machines may share one.
    /// </summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>Operating system family.</summary>
    public required OsFamily Os { get; init; }

    /// <summary>Operating system for people, such as an image SKU; empty where unknown.</summary>
    public required string OsName
    {
        get;
        init => field = Shared.Intern(value);
    }

    /// <summary>Azure region.</summary>
    public required string Location
    {
        get;
        init => field = Shared.Intern(value);
    }

    /// <summary>Power or connection state when the inventory was read.</summary>
    public required PowerState Power { get; init; }

    /// <summary>Tags, or that they could not be read.</summary>
    public required TagSet Tags { get; init; }

    /// <summary>
    /// Addresses of the machine's own interfaces, canonical text; shared ones are in the snapshot instead.
    /// </summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>An Azure VM.</summary>
    public sealed record AzureVm : Machine;

    /// <summary>An instance of a uniform scale set.</summary>
    public sealed record ScaleSetVm : Machine;

    /// <summary>An Arc-enabled server.</summary>
    public sealed record ArcServer : Machine;
}
