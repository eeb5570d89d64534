namespace Remediation.Inventory;

/// <summary>A range of addresses that a virtual network gives out.</summary>
/// <param name="Network">The network's ARM id in lower case.</param>
/// <param name="Range">The range.</param>
public sealed record NetworkRange(string Network, System.Net.IPNetwork Range);
