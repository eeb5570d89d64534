using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Execution;

/// <summary>How orders and verdicts change the ledger. Pure.</summary>
public static class LedgerRules
{
    private const int LongestDetail = 300;

    /// <summary>The machine's entry before a writing order is sent.</summary>
    public static LedgerEntry RecordSend(PlanStep step, string orderName, DateTimeOffset now)
    {
        return (step.Subject.Entry ?? new LedgerEntry(step.Machine.Id)) with
        {
            OpenOrder = orderName,
            OpenOrderAt = now,
        };
    }

    /// <summary>The machine's entry after this verdict; null if nothing changes.</summary>
    /// <param name="step">The plan's step, with the entry as it is now.</param>
    /// <param name="evidence">The outcome of the step's order, and the machine's traffic.</param>
    /// <param name="conclusion">The verdict and the sweep that gave it.</param>
    /// <param name="orderName">Name of the order; empty if there was none.</param>
    /// <param name="now">UTC.</param>
    public static LedgerEntry? RecordConclusion(
        PlanStep step,
        Evidence evidence,
        Conclusion conclusion,
        string orderName,
        DateTimeOffset now
    )
    {
        if (evidence.Outcome is OrderOutcome.NotSent or OrderOutcome.Outstanding)
        {
            return null;
        }

        var verdict = conclusion.Verdict;
        var before = CloseOrder(step.Subject.Entry ?? new LedgerEntry(step.Machine.Id), evidence, orderName);
        if (verdict.Kind is VerdictKind.Unproven or VerdictKind.Refused)
        {
            return before == step.Subject.Entry || step.Subject.Entry is null ? null : before;
        }

        var after = RecordRestartRequest(CountAttempt(before, step, evidence, orderName, now), evidence, now);
        after = verdict.Kind switch
        {
            VerdictKind.RestartPending => after with
            {
                BaselineMetAt = after.BaselineMetAt ?? now,
                RestartSeenAt = null,
                DriftedAt = null,
                ConfirmedAt = null,
            },
            VerdictKind.Repaired or VerdictKind.StillLegacy when IsBaselineMet(verdict) => after with
            {
                BaselineMetAt = after.BaselineMetAt ?? now,
                RestartSeenAt = after.RestartSeenAt ?? now,
                DriftedAt = null,
                ConfirmedAt = null,
            },
            VerdictKind.Confirmed => after with { ConfirmedAt = after.ConfirmedAt ?? now, DriftedAt = null },
            VerdictKind.Drifted => after with
            {
                DriftedAt = after.DriftedAt ?? now,
                RestartSeenAt = null,
                ConfirmedAt = null,
            },
            _ => after,
        };
        return after == step.Subject.Entry || after == new LedgerEntry(step.Machine.Id)
            ? null
            : after with
            {
                LastConclusion = Short(conclusion),
            };
    }

    // An order whose run command may still exist stays open.
    private static LedgerEntry CloseOrder(LedgerEntry entry, Evidence evidence, string orderName)
    {
        return
            orderName.Length > 0
            && entry.OpenOrder == orderName
            && evidence.Outcome is not OrderOutcome.NoAnswer { End: OrderEnd.Unsettled }
            ? entry with
            {
                OpenOrder = "",
                OpenOrderAt = null,
            }
            : entry;
    }

    private static LedgerEntry CountAttempt(
        LedgerEntry entry,
        PlanStep step,
        Evidence evidence,
        string orderName,
        DateTimeOffset now
    )
    {
        var end = (evidence.Outcome as OrderOutcome.NoAnswer)?.End ?? OrderEnd.Over;
        if (step.Decision is not Decision.Repair || end == OrderEnd.Unsettled)
        {
            return entry;
        }

        var attempted = entry with
        {
            Attempts = entry.Attempts + (end == OrderEnd.NeverRan ? 0 : 1),
            LastAttemptAt = now,
        };
        return
            evidence.Outcome is OrderOutcome.Read { Report: { Outcome: GuestOutcome.Done, Written.Count: > 0 } report }
            ? attempted with
            {
                RepairOrder = orderName,
                RestartRequestedAt = null,
                RepairSummary = $"{now:yyyy-MM-dd}: {RegistryDiagnosis.Summarize(report)}",
            }
            : attempted;
    }

    private static Conclusion Short(Conclusion conclusion)
    {
        return conclusion.Verdict.Reason is { Detail.Length: > LongestDetail } reason
            ? conclusion with
            {
                Verdict = conclusion.Verdict with { Reason = reason with { Detail = reason.Detail[..LongestDetail] } },
            }
            : conclusion;
    }

    private static LedgerEntry RecordRestartRequest(LedgerEntry entry, Evidence evidence, DateTimeOffset now)
    {
        return evidence.Outcome is OrderOutcome.Read { Report.Restart: not RestartAnswer.NotAsked }
            ? entry with
            {
                RestartRequestedAt = entry.RestartRequestedAt ?? now,
            }
            : entry;
    }

    private static bool IsBaselineMet(Verdict verdict) => verdict.Reason.Code != ReasonCodes.BaselineNotMet;
}
