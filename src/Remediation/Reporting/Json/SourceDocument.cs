namespace Remediation.Reporting.Json;

/// <summary>A source and what it could see.</summary>
internal sealed record SourceDocument(
    string Source,
    int Rows,
    string State,
    long? Records,
    string? Newest,
    string? LegacyRetiredSince,
    ReasonDocument? Reason
);
