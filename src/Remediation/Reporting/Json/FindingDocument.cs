namespace Remediation.Reporting.Json;

/// <summary>One caller, one legacy protocol.</summary>
internal sealed record FindingDocument(
    CallerDocument Caller,
    string Protocol,
    string FirstSeen,
    string LastSeen,
    int Rows,
    long Hits,
    long TotalHits,
    double? Share,
    int Days,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Servers,
    string Evidence
);
