namespace Remediation.Reporting.Json;

/// <summary>Calls to Resource Manager for orders.</summary>
internal sealed record CallsDocument(int Reads, int Writes, int Deletes, int Throttled);
