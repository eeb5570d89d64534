namespace Remediation.Reporting.Json;

/// <summary>What the inventory could see.</summary>
internal sealed record InventoryDocument(int Machines, ReasonDocument? Incomplete);
