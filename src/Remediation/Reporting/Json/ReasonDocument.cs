namespace Remediation.Reporting.Json;

/// <summary>A reason; the same shape wherever one is given.</summary>
internal sealed record ReasonDocument(string Code, string Name, string Detail, string Recurrence, string NextStep);
