using Remediation.Verdicts;

namespace Remediation.Ledger;

/// <summary>
/// What a sweep said of a machine. A sweep that was killed after it wrote this down has no report that says it.
/// </summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Verdict">What it said; the detail may be cut.</param>
public sealed record Conclusion(string SweepId, Verdict Verdict)
{
    /// <summary>True where it says that what was tried came to nothing.</summary>
    public bool IsFailure => Verdict.Kind is VerdictKind.Failed or VerdictKind.RolledBack;
}
