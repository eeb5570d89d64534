using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>Tells one machine's story in one line: what the logs saw, what was found, what was written, what came of it.</summary>
public static class Storyteller
{
    /// <summary>The story. Plain text that may quote logs; escaped wherever it is shown.</summary>
    public static string Tell(PlanStep step, Verdict verdict, GuestReport? facts)
    {
        string[] parts = [Seen(step.Suspect), .. facts is null ? [] : Diagnosis.Explain(facts), Wrote(facts), verdict.Reason.Detail];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Seen(Suspect suspect)
    {
        if (suspect.Findings.Count == 0)
        {
            return suspect.CandidateFor is null ? "Under repair since an earlier sweep." : "";
        }

        var protocols = string.Join(" and ", suspect.Findings.Select(f => f.Protocol).Distinct().Order().Select(p => p.Label()));
        return $"{suspect.Findings.Sum(finding => finding.Hits)} connections with {protocols}, last on {suspect.Findings.Max(f => f.LastSeen):yyyy-MM-dd}.";
    }

    private static string Wrote(GuestReport? facts) => facts is null || facts.Written.Count == 0 ? ""
        : $"Wrote {facts.Written.Count} of {facts.Values.Count} values.";
}
