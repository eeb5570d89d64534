namespace Remediation.Inventory;

/// <summary>An address that stands for several machines.</summary>
/// <param name="Address">Canonical text.</param>
/// <param name="Via">The resource that shares it, such as <c>NAT gateway nat-01</c>.</param>
/// <param name="Members">The machines behind it that are known.</param>
public sealed record SharedAddress(string Address, string Via, IReadOnlyList<MachineId> Members);
