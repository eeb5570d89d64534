namespace Remediation.Reporting.Json;

/// <summary>The counts.</summary>
internal sealed record CountsDocument(
    int RowsRead,
    int RowsSkipped,
    int Findings,
    int Attributed,
    int Unattributed,
    int Machines,
    IReadOnlyDictionary<string, int> Decisions,
    IReadOnlyDictionary<string, int> Verdicts
);
