namespace Remediation.Reporting.Json;

/// <summary>Why it makes legacy connections, as far as that is known.</summary>
internal sealed record CauseDocument(string Cause, string Remedy, string Because, string Meaning, string OwnerAction);
