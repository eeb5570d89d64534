namespace Remediation.Reporting.Json;

/// <summary>One machine: decision, verdict and what they rest on.</summary>
internal sealed record MachineDocument(
    string Id,
    string Name,
    string ComputerName,
    string Os,
    string OsName,
    string Location,
    string Decision,
    string? DecisionUntil,
    int? Attempt,
    string Verdict,
    ReasonDocument Reason,
    string Summary,
    IReadOnlyList<CauseDocument> Causes,
    IReadOnlyList<FindingDocument> Findings,
    bool Candidate,
    string? Order,
    FactsDocument? Facts,
    TrafficDocument? Traffic
);
