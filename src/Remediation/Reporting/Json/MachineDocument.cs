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
    string Story,
    IReadOnlyList<CauseDocument> Causes,
    IReadOnlyList<FindingDocument> Findings,
    bool Candidate,
    string? Order,
    FactsDocument? Facts,
    TrafficDocument? Traffic
);

/// <summary>Why it makes legacy connections, as far as that is known.</summary>
internal sealed record CauseDocument(string Cause, string Remedy, string Because, string Meaning, string OwnerAction);

/// <summary>Who made the connections, as far as the log names them.</summary>
internal sealed record CallerDocument(
    string Label,
    string ResourceId,
    string HostName,
    string Address,
    string PrincipalId,
    bool ServerSide
);

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

/// <summary>What the machine reported about itself.</summary>
internal sealed record FactsDocument(
    string Mode,
    string Outcome,
    string Message,
    int WindowsBuild,
    string WindowsName,
    string WindowsEdition,
    int WindowsRevision,
    string PowerShell,
    int DotNetRelease,
    string WinHttpVersion,
    string FipsPolicy,
    string CipherOrderPolicy,
    bool RestartPending,
    string RestartAnswer,
    ProbeDocument? Probe,
    bool StrayKey,
    IReadOnlyList<string> Written,
    IReadOnlyList<ValueDocument> Values
);

/// <summary>How handshakes with a server ended, in words.</summary>
internal sealed record ProbeDocument(string DotNet, string WinHttp);

/// <summary>One registry value before and after the work.</summary>
internal sealed record ValueDocument(string Id, string? Path, string? Name, string Before, string After, bool Right);

/// <summary>Traffic since the restart.</summary>
internal sealed record TrafficDocument(long LegacyHits, long ModernHits);
