namespace Remediation.Reporting.Json;

/// <summary>The log time that was asked for.</summary>
internal sealed record WindowDocument(string From, string To);
