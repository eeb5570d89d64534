using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Safety;

/// <summary>What is remembered of a verdict. Pure.</summary>
public static class LedgerRules
{
    /// <summary>The machine's entry after this verdict; null where nothing changes.</summary>
    public static LedgerEntry? After(PlanStep step, Evidence evidence, Verdict verdict, string orderName, DateTimeOffset now)
    {
        if (evidence.Outcome is OrderOutcome.NotSent or OrderOutcome.Outstanding || verdict.Kind is VerdictKind.Unproven or VerdictKind.Refused)
        {
            return null;
        }

        var before = step.Suspect.Entry ?? new LedgerEntry(step.Machine.Id);
        var after = Asked(Attempted(before, step, evidence, orderName, now), evidence, now);
        after = verdict.Kind switch
        {
            VerdictKind.RestartPending => after with { BaselineMetAt = after.BaselineMetAt ?? now, RestartSeenAt = null, DriftedAt = null, ConfirmedAt = null },
            VerdictKind.Repaired or VerdictKind.StillLegacy when IsBaselineMet(verdict) => after with
            {
                BaselineMetAt = after.BaselineMetAt ?? now,
                RestartSeenAt = after.RestartSeenAt ?? now,
                DriftedAt = null,
                ConfirmedAt = null,
            },
            VerdictKind.Confirmed => after with { ConfirmedAt = after.ConfirmedAt ?? now, DriftedAt = null },
            VerdictKind.Drifted => after with { DriftedAt = after.DriftedAt ?? now, RestartSeenAt = null, ConfirmedAt = null },
            _ => after,
        };
        return after == step.Suspect.Entry || after == new LedgerEntry(step.Machine.Id) ? null : after;
    }

    private static LedgerEntry Attempted(LedgerEntry entry, PlanStep step, Evidence evidence, string orderName, DateTimeOffset now)
    {
        var end = (evidence.Outcome as OrderOutcome.NoAnswer)?.End ?? OrderEnd.Over;
        if (step.Decision is not Decision.Repair || end == OrderEnd.Unsettled)
        {
            return entry;
        }

        var attempted = entry with { Attempts = entry.Attempts + (end == OrderEnd.NeverRan ? 0 : 1), LastAttemptAt = now };
        return evidence.Outcome is OrderOutcome.Read { Report: { Outcome: GuestOutcome.Done, Written.Count: > 0 } report }
            ? attempted with
            {
                RepairOrder = orderName,
                RestartAskedAt = null,
                RepairSummary = $"{now:yyyy-MM-dd}: {Diagnosis.Summarize(report)}",
            }
            : attempted;
    }

    private static LedgerEntry Asked(LedgerEntry entry, Evidence evidence, DateTimeOffset now) =>
        evidence.Outcome is OrderOutcome.Read { Report.Restart: not RestartAnswer.NotAsked }
            ? entry with { RestartAskedAt = entry.RestartAskedAt ?? now }
            : entry;

    private static bool IsBaselineMet(Verdict verdict) => verdict.Reason.Code != Reasons.ReasonCodes.BaselineNotMet;
}
