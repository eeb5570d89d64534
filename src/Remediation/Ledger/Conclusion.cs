using Remediation.Verdicts;

namespace Remediation.Ledger;

/// <summary>
/// A sweep's verdict on a machine, as the ledger keeps it. If the sweep was killed afterwards, no report contains the
/// verdict.
/// </summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Verdict">The verdict; its detail may be truncated.</param>
public sealed record Conclusion(string SweepId, Verdict Verdict)
{
    /// <summary>True if the sweep's attempt failed or was rolled back.</summary>
    public bool IsFailure => Verdict.Kind is VerdictKind.Failed or VerdictKind.RolledBack;
}
