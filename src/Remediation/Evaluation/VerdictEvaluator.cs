using System.Diagnostics;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Evaluation;

/// <summary>
/// Evaluates machines by facts of this sweep. Pure and total; an unknown, empty or unreadable fact never gives a
/// success.
/// </summary>
/// <param name="policy">The operator's choices.</param>
/// <param name="now">The sweep's time, UTC.</param>
/// <param name="resumedSweepId">
/// The sweep's id if it runs again after it was killed; empty if it runs for the first time.
/// </param>
public sealed class VerdictEvaluator(SweepPolicy policy, DateTimeOffset now, string resumedSweepId = "")
{
    private readonly TrafficEvaluator trafficEvaluator = new(policy, now);

    /// <summary>The verdict on one step.</summary>
    public Verdict Evaluate(PlanStep step, Evidence evidence)
    {
        return step.Decision switch
        {
            Decision.Refuse refuse => new Verdict(VerdictKind.Refused, refuse.Reason),
            Decision.Wait wait => new Verdict(wait.Verdict, wait.Reason),
            Decision.Inspect => EvaluateOutcome(step, evidence),
            Decision.Repair => EvaluateOutcome(step, evidence),
            Decision.Restart => EvaluateOutcome(step, evidence),
            Decision.Confirm => EvaluateOutcome(step, evidence),
            _ => throw new UnreachableException($"Nothing evaluates the decision {step.Decision}."),
        };
    }

    private Verdict EvaluateOutcome(PlanStep step, Evidence evidence)
    {
        return evidence.Outcome switch
        {
            OrderOutcome.NotSent notSent => new Verdict(VerdictKind.Unproven, notSent.Reason),
            OrderOutcome.Outstanding => new Verdict(VerdictKind.Unproven, ReasonCodes.OrderOutstanding),
            OrderOutcome.NoAnswer noAnswer => EvaluateNoAnswer(step.Decision, noAnswer.Reason),
            OrderOutcome.Read read => EvaluateReport(step, read.Report, evidence),
            _ => throw new UnreachableException($"Nothing evaluates the outcome {evidence.Outcome}."),
        };
    }

    // A restart order that missed its window does not change the repair's state; a later sweep restarts the machine.
    private static Verdict EvaluateNoAnswer(Decision decision, Reason reason)
    {
        var isLateRestart = decision is Decision.Restart && reason.Code == ReasonCodes.RestartWindowMissed;
        return new Verdict(isLateRestart ? VerdictKind.Unproven : VerdictKind.Failed, reason);
    }

    private Verdict EvaluateReport(PlanStep step, GuestReport report, Evidence evidence)
    {
        if (FindScriptFailure(report) is { } failure)
        {
            return failure;
        }

        // The parser refuses a report that lacks a setting. This check does not rely on the parser.
        if (BaselineGaps.FindUnreported(report, policy.Baseline) is { } setting)
        {
            return CreateFailed(ReasonCodes.FrameDamaged, $"The report says nothing of {setting.Id}.");
        }

        var gaps = BaselineGaps.Find(report, policy.Baseline);
        if (gaps.FirstUnreadable is { } unreadable)
        {
            return CreateFailed(ReasonCodes.ValueUnreadable, $"{unreadable.Setting} is {unreadable.After}.");
        }

        if (step.Subject.IsCandidate)
        {
            return EvaluateCandidate(gaps);
        }

        if (gaps.Count > 0)
        {
            return EvaluateGaps(step.Decision, gaps);
        }

        if (report.RestartPending || report.Written.Count > 0)
        {
            return new Verdict(VerdictKind.RestartPending, PendingRestart.Explain(step.Subject.Entry, report, now));
        }

        if (step.Subject.IsRepaired)
        {
            return EvaluateAfterRestart(step, step.Subject.Entry, evidence);
        }

        // The answer to an earlier attempt was lost and may have been a success, so only traffic can tell.
        if (IsRetry(step))
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.WatchingTraffic);
        }

        if (step.Subject.Findings.Count > 0)
        {
            return new Verdict(VerdictKind.StillLegacy, ReasonCodes.LegacyThoughBaselineMet);
        }

        return new Verdict(VerdictKind.Compliant, ReasonCodes.BaselineMet);
    }

    private Verdict EvaluateAfterRestart(PlanStep step, LedgerEntry entry, Evidence evidence)
    {
        if (FindOwnConclusion(entry) is { } verdict)
        {
            return verdict;
        }

        return trafficEvaluator.Evaluate(entry.RestartSeenAt, step.Subject.Findings, evidence.Traffic);
    }

    // This sweep began to watch the traffic shortly before it was killed. No traffic can have been observed since, so
    // the sweep's earlier conclusion still holds.
    private Verdict? FindOwnConclusion(LedgerEntry entry)
    {
        if (!entry.IsConcludedBy(resumedSweepId) || entry.LastConclusion is null)
        {
            return null;
        }

        var verdict = entry.LastConclusion.Verdict;
        return verdict.Kind is VerdictKind.Repaired or VerdictKind.StillLegacy ? verdict : null;
    }

    private static bool IsRetry(PlanStep step) => step.Decision is Decision.Repair { Attempt: > 1 };

    // A candidate's values are only evidence. Proof requires a log that names the candidate alone.
    private static Verdict EvaluateCandidate(BaselineGaps gaps)
    {
        return gaps.Count > 0
            ? new Verdict(VerdictKind.Unproven, new Reason(ReasonCodes.CandidateLikely, gaps.Describe()))
            : new Verdict(VerdictKind.Unproven, ReasonCodes.CandidateUnlikely);
    }

    private static Verdict EvaluateGaps(Decision decision, BaselineGaps gaps)
    {
        return decision switch
        {
            Decision.Confirm => CreateDrifted(gaps),
            Decision.Restart => CreateDrifted(gaps),
            Decision.Repair => CreateFailed(
                ReasonCodes.ScriptFailed,
                "Values are not right after the repair: " + gaps.Describe()
            ),
            Decision.Inspect => new Verdict(
                VerdictKind.StillLegacy,
                new Reason(ReasonCodes.BaselineNotMet, gaps.Describe())
            ),
            _ => throw new UnreachableException($"The decision {decision} sends no order, so it has no report."),
        };
    }

    private static Verdict? FindScriptFailure(GuestReport report)
    {
        return report.Outcome switch
        {
            GuestOutcome.Done => null,
            GuestOutcome.Undone => new Verdict(
                VerdictKind.RolledBack,
                new Reason(ReasonCodes.RepairRolledBack, report.Message)
            ),
            GuestOutcome.Refused => CreateFailed(ReasonCodes.RestoreRefused, report.Message),
            GuestOutcome.Failed => CreateFailed(ReasonCodes.ScriptFailed, report.Message),
            _ => throw new UnreachableException($"Nothing evaluates the outcome {report.Outcome}."),
        };
    }

    private static Verdict CreateDrifted(BaselineGaps gaps) =>
        new(VerdictKind.Drifted, new Reason(ReasonCodes.ValuesDrifted, gaps.Describe()));

    private static Verdict CreateFailed(ReasonCode code, string detail) =>
        new(VerdictKind.Failed, new Reason(code, detail));
}
