namespace Remediation.Reporting.Json;

/// <summary>Rows that gave no finding.</summary>
internal sealed record SkippedRowsDocument(ReasonDocument Reason, int Rows, string Example);
