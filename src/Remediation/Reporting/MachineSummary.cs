using Remediation.ConnectionLogs;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>
/// Summarizes one machine in one line: the log findings, the values found, the values written, the result.
/// </summary>
public static class MachineSummary
{
    /// <summary>The story. Plain text that may quote logs; escaped wherever it is shown.</summary>
    public static string Write(PlanStep step, Verdict verdict, GuestReport? facts, IReadOnlyList<LikelyCause> causes)
    {
        string[] parts =
        [
            Seen(step.Subject),
            Repaired(step.Subject, facts),
            facts is null ? "" : RegistryDiagnosis.Summarize(facts),
            Named(causes),
            verdict.Reason.Detail,
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    // The sweep that repaired the machine describes its own report; later sweeps use the ledger's summary.
    private static string Repaired(PlanSubject suspect, GuestReport? facts) =>
        facts is { Written.Count: > 0 } || suspect.Entry is not { RepairSummary.Length: > 0 } entry
            ? ""
            : $"Repaired on {entry.RepairSummary}";

    // Only the names of the causes are included: the report shows their evidence beside the summary.
    private static string Named(IReadOnlyList<LikelyCause> causes)
    {
        if (causes.Count == 0)
        {
            return "";
        }

        return $"Likely {(causes.Count == 1 ? "cause" : "causes")}: "
            + $"{string.Join(", ", causes.Select(cause => cause.Cause))}.";
    }

    private static string Seen(PlanSubject suspect)
    {
        if (suspect.Findings.Count == 0)
        {
            return suspect.CandidateFor is null && suspect.Entry is not { RepairSummary.Length: > 0 }
                ? "Under repair since an earlier sweep."
                : "";
        }

        var protocols = string.Join(
            " and ",
            suspect.Findings.Select(f => f.Protocol).Distinct().Order().Select(p => p.Label())
        );
        var hits = suspect.Findings.Sum(finding => finding.Hits);
        return $"{hits} {(hits == 1 ? "connection" : "connections")} with {protocols}, last on "
            + $"{suspect.Findings.Max(f => f.LastSeen):yyyy-MM-dd}.";
    }
}
