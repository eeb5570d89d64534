using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Safety;

namespace Remediation.Verdicts;

/// <summary>Judges machines by fresh facts. Pure and total; unknown, empty or unreadable is never success.</summary>
/// <param name="policy">The operator's choices.</param>
/// <param name="now">The sweep's time, UTC.</param>
/// <param name="resumedSweepId">
/// The sweep's id where it runs again after it was killed; empty where it runs for the first time.
/// </param>
public sealed class Judge(SweepPolicy policy, DateTimeOffset now, string resumedSweepId = "")
{
    /// <summary>The verdict on one step.</summary>
    public Verdict Decide(PlanStep step, Evidence evidence)
    {
        return (step.Decision, evidence.Outcome) switch
        {
            (Decision.Refuse refuse, _) => new Verdict(VerdictKind.Refused, refuse.Reason),
            (Decision.Wait wait, _) => new Verdict(wait.Verdict, wait.Reason),
            (_, OrderOutcome.NotSent notSent) => new Verdict(VerdictKind.Unproven, notSent.Reason),
            // The repair stands as it stood; only its restart has to wait.
            (Decision.Restart, OrderOutcome.NoAnswer { Reason: var late }) when late.Code == ReasonCodes.TooLate =>
                new Verdict(VerdictKind.Unproven, late),
            (_, OrderOutcome.NoAnswer noAnswer) => new Verdict(VerdictKind.Failed, noAnswer.Reason),
            (_, OrderOutcome.Read read) => ByReport(step, read.Report, evidence),
            _ => new Verdict(VerdictKind.Unproven, ReasonCodes.OrderOutstanding),
        };
    }

    private Verdict ByReport(PlanStep step, GuestReport report, Evidence evidence)
    {
        if (Failure(report) is { } failure)
        {
            return failure;
        }

        // The parser lets no such report through; a judge of whole reports does not rely on it.
        if (
            policy.Baseline.Settings.FirstOrDefault(setting =>
                report.Values.All(value => value.Setting != setting.Id)
            ) is
            { } unsaid
        )
        {
            return new Verdict(
                VerdictKind.Failed,
                new Reason(ReasonCodes.FrameDamaged, $"The report says nothing of {unsaid.Id}.")
            );
        }

        var wrong = report.Values.Where(value => !IsMet(value, report.WindowsBuild)).ToList();
        if (wrong.Find(value => value.After is RegistryFact.Unreadable) is { } unreadable)
        {
            return new Verdict(
                VerdictKind.Failed,
                new Reason(ReasonCodes.ValueUnreadable, $"{unreadable.Setting} is {unreadable.After}.")
            );
        }

        if (step.Suspect.CandidateFor is not null)
        {
            return Candidate(wrong);
        }

        if (wrong.Count > 0)
        {
            return ByGaps(step.Decision, wrong);
        }

        if (report.RestartPending || report.Written.Count > 0)
        {
            return new Verdict(VerdictKind.RestartPending, Pending(step, report));
        }

        if (step.Suspect.Entry is { BaselineMetAt: not null } entry)
        {
            return Own(entry) ?? AfterRestart(step, entry, evidence);
        }

        // An earlier order of ours whose answer was lost may have made it right: only traffic from now on tells.
        if (IsRetry(step))
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.WatchingTraffic);
        }

        if (step.Suspect.Findings.Count > 0)
        {
            return new Verdict(VerdictKind.StillLegacy, ReasonCodes.LegacyThoughBaselineMet);
        }

        return new Verdict(VerdictKind.Compliant, ReasonCodes.BaselineMet);
    }

    // What began the watch was this very sweep, a moment ago and before it was killed: nobody can have watched anything
    // since, so what it said stands.
    private Verdict? Own(LedgerEntry entry)
    {
        return
            entry.IsConcludedBy(resumedSweepId)
            && entry.LastConclusion is { Verdict: { Kind: VerdictKind.Repaired or VerdictKind.StillLegacy } said }
            ? said
            : null;
    }

    private static bool IsRetry(PlanStep step) => step is { Decision: Decision.Repair { Attempt: > 1 } };

    // What was read speaks for or against it; only a log that names it alone could prove it.
    private static Verdict Candidate(List<ValueFacts> wrong)
    {
        return new(
            VerdictKind.Unproven,
            wrong.Count > 0 ? new Reason(ReasonCodes.CandidateSuspect, Gaps(wrong)) : ReasonCodes.CandidateUnlikely
        );
    }

    private static string Gaps(List<ValueFacts> wrong) =>
        string.Join(", ", wrong.Select(value => $"{value.Setting} is {value.After}")) + ".";

    private Reason Pending(PlanStep step, GuestReport report)
    {
        if (report.Written.Count > 0)
        {
            return ReasonCodes.RestartNeeded;
        }

        if (step.Suspect.Entry?.RestartAskedAt is { } asked)
        {
            return new Reason(ReasonCodes.RestartAsked, $"Windows was asked at {asked:yyyy-MM-dd HH:mm} UTC.");
        }

        if (report.Restart == RestartAnswer.AskedBefore)
        {
            return new Reason(
                ReasonCodes.RestartAsked,
                "An earlier restart order of this boot asked Windows, or was killed just before it could."
            );
        }

        if (report.Restart == RestartAnswer.Asked)
        {
            return new Reason(ReasonCodes.RestartAsked, $"Windows was asked at {now:yyyy-MM-dd HH:mm} UTC.");
        }

        return ReasonCodes.RestartNeeded;
    }

    private static Verdict? Failure(GuestReport report)
    {
        return report.Outcome switch
        {
            GuestOutcome.Done => null,
            GuestOutcome.Undone => new Verdict(
                VerdictKind.RolledBack,
                new Reason(ReasonCodes.GuestUndid, report.Message)
            ),
            GuestOutcome.Refused => new Verdict(
                VerdictKind.Failed,
                new Reason(ReasonCodes.RestoreRefused, report.Message)
            ),
            _ => new Verdict(VerdictKind.Failed, new Reason(ReasonCodes.GuestFailed, report.Message)),
        };
    }

    private static Verdict ByGaps(Decision decision, List<ValueFacts> wrong)
    {
        var detail = Gaps(wrong);
        return decision switch
        {
            Decision.Confirm or Decision.Restart => new Verdict(
                VerdictKind.Drifted,
                new Reason(ReasonCodes.ValuesDrifted, detail)
            ),
            Decision.Repair => new Verdict(
                VerdictKind.Failed,
                new Reason(ReasonCodes.GuestFailed, "Values are not right after the repair: " + detail)
            ),
            _ => new Verdict(VerdictKind.StillLegacy, new Reason(ReasonCodes.BaselineNotMet, detail)),
        };
    }

    // Only traffic after the restart was seen counts; what the window holds from before is history.
    private Verdict AfterRestart(PlanStep step, LedgerEntry entry, Evidence evidence)
    {
        if (entry.RestartSeenAt is not { } restarted)
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.WatchingTraffic);
        }

        var since = policy.WatchesSince(restarted, now);
        var legacy =
            step.Suspect.Findings.Any(finding => finding.LastSeen > since) || evidence.Traffic is { LegacyHits: > 0 };
        if (legacy)
        {
            return new Verdict(VerdictKind.StillLegacy, ReasonCodes.LegacyAfterRepair);
        }

        if (evidence.Traffic is not { } traffic || traffic.ModernHits == 0)
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.NoTrafficSeen);
        }

        if (traffic.ModernHits < policy.ConfirmHits || now < restarted + policy.ConfirmAfter)
        {
            return new Verdict(
                VerdictKind.Repaired,
                new Reason(ReasonCodes.WatchingTraffic, Watched(traffic.ModernHits))
            );
        }

        return new Verdict(
            VerdictKind.Confirmed,
            new Reason(
                ReasonCodes.ConfirmedByTraffic,
                $"{traffic.ModernHits} modern connections and no legacy one since {since:yyyy-MM-dd HH:mm} UTC."
            )
        );
    }

    private string Watched(long hits) =>
        $"{hits} modern connections so far; {policy.ConfirmHits} over {policy.ConfirmAfter.TotalHours:0} h are needed.";

    // The frame was checked against the baseline's ids, so an unknown id cannot arrive; if it did, it would count as
    // wrong.
    private bool IsMet(ValueFacts value, int build) =>
        policy.Baseline.Find(value.Setting)?.IsMetBy(value.After, build) ?? false;
}
