namespace Remediation.Reporting.Json;

/// <summary>A finding that fits no machine, or more than one.</summary>
internal sealed record UnattributedDocument(
    CallerDocument Caller,
    string Protocol,
    int Rows,
    long Hits,
    string FirstSeen,
    string LastSeen,
    ReasonDocument Reason,
    IReadOnlyList<string> Candidates
);
