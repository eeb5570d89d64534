namespace Remediation.Reporting.Json;

/// <summary>Traffic since the restart.</summary>
internal sealed record TrafficDocument(long LegacyHits, long ModernHits);
