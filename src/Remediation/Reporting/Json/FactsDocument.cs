namespace Remediation.Reporting.Json;

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
