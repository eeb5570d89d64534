using Remediation.Findings;
using Remediation.Ledger;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Planning;

/// <summary>Makes the plan. Pure, total, and independent of the order of its input.</summary>
public static class Planner
{
    /// <summary>Makes one decision for every machine that a finding, a doubt or the ledger names.</summary>
    public static Plan Plan(PlanInput input)
    {
        var steps = PlanSubjects
            .Collect(input)
            .Select(suspect => new PlanStep(suspect, Decide(suspect, input)))
            .OrderBy(step => step.Machine.Id.Value, StringComparer.Ordinal)
            .ToList();
        return new Plan(RestartPlanner.Stagger(RepairCap.Apply(steps, input), input.Policy.Restart));
    }

    private static Decision Decide(PlanSubject suspect, PlanInput input)
    {
        // 1. May the machine be contacted at all?
        if (FindRefusal(suspect, input) is { } refusal)
        {
            return new Decision.Refuse(refusal);
        }

        if (suspect.IsCandidate)
        {
            return new Decision.Inspect();
        }

        // 2. Did an earlier sweep begin a repair on the machine? Then the repair is continued first, whatever the logs
        // say now.
        if (suspect.WasConcludedBy(input.ResumedSweepId))
        {
            return RepeatConclusion(suspect.Entry, input);
        }

        if (suspect.IsRepaired)
        {
            return FollowUpRepair(suspect, suspect.Entry, input);
        }

        if (FindOpenRepair(suspect.Entry, input.Policy) is { } openRepair)
        {
            return openRepair;
        }

        // 3. Is there enough evidence, and would registry values help?
        if (!input.Policy.NoiseFloor.IsReached(suspect.Findings, input.Now))
        {
            return RefuseBelowNoiseFloor(suspect, input);
        }

        if (input.Policy.Mode == SweepMode.Inspect)
        {
            return new Decision.Inspect();
        }

        if (NonSchannelClients.ExplainAll(suspect.Findings))
        {
            return RefuseNonSchannelClient(suspect);
        }

        // 4. Repair, unless the number of attempts or the time since the last one forbids it.
        return StartNextAttempt(suspect.Entry, input);
    }

    private static Reason? FindRefusal(PlanSubject suspect, PlanInput input)
    {
        if (input.Inventory.Incomplete is { } gap)
        {
            return new Reason(ReasonCodes.InventoryIncomplete, gap.Detail);
        }

        if (suspect.IsCandidate && !input.Policy.InspectsCandidates)
        {
            return suspect.CandidateFor;
        }

        return Eligibility.FindRefusal(suspect.Machine, input.Policy);
    }

    // This sweep saw the order end and was killed before it reported the end. A sweep tries each machine once: the
    // sweep repeats a recorded failure, and reads the machine again after a success, because the ledger is no proof of
    // compliance.
    private static Decision RepeatConclusion(LedgerEntry entry, PlanInput input)
    {
        var conclusion = entry.LastConclusion;
        if (conclusion is null || !conclusion.IsFailure)
        {
            return new Decision.Confirm();
        }

        var retryAt = entry.LastAttemptAt + input.Policy.RetryAfter ?? input.Now;
        var verdict = conclusion.Verdict;
        return new Decision.Wait(retryAt, verdict.Reason) { Verdict = verdict.Kind };
    }

    // A machine that is not repaired again is still read; otherwise no sweep would see that its values were corrected.
    private static Decision FollowUpRepair(PlanSubject suspect, LedgerEntry entry, PlanInput input)
    {
        if (FindDriftRepair(suspect, entry, input) is { } repair)
        {
            return repair;
        }

        if (RestartPlanner.FindDue(entry, input) is { } restart)
        {
            return restart;
        }

        return new Decision.Confirm();
    }

    // Values that drifted are not repaired at once, but after SweepPolicy.RepairDriftAfter.
    private static Decision.Repair? FindDriftRepair(PlanSubject suspect, LedgerEntry entry, PlanInput input)
    {
        if (input.Policy.Mode == SweepMode.Inspect || entry.DriftedAt is null)
        {
            return null;
        }

        if (entry.DriftedAt + input.Policy.RepairDriftAfter > input.Now)
        {
            return null;
        }

        if (NonSchannelClients.ExplainAll(suspect.Findings))
        {
            return null;
        }

        return StartNextAttempt(entry, input) as Decision.Repair;
    }

    // A repair that was begun is finished: the same attempt has the same order name, and its report is still unread.
    private static Decision.Repair? FindOpenRepair(LedgerEntry? entry, SweepPolicy policy)
    {
        if (policy.Mode != SweepMode.Repair)
        {
            return null;
        }

        if (entry is null || entry.OpenOrder.Length == 0)
        {
            return null;
        }

        return entry.Attempts < policy.MaxAttempts ? new Decision.Repair(entry.Attempts + 1) : null;
    }

    private static Decision StartNextAttempt(LedgerEntry? entry, PlanInput input)
    {
        var attempts = entry?.Attempts ?? 0;
        if (attempts >= input.Policy.MaxAttempts)
        {
            return new Decision.Refuse(new Reason(ReasonCodes.AttemptsExhausted, $"{attempts} attempts were made."));
        }

        var retryAt = entry?.LastAttemptAt + input.Policy.RetryAfter;
        if (retryAt is { } until && until > input.Now)
        {
            return new Decision.Wait(until, ExplainCoolDown(entry?.LastConclusion));
        }

        return new Decision.Repair(attempts + 1);
    }

    private static Reason ExplainCoolDown(Conclusion? last)
    {
        if (last is null || !last.IsFailure)
        {
            return ReasonCodes.CoolingDown;
        }

        var failure = last.Verdict.Reason;
        return new Reason(ReasonCodes.CoolingDown, $"The last attempt came to this: {failure.Code}: {failure.Detail}");
    }

    private static Decision.Refuse RefuseBelowNoiseFloor(PlanSubject suspect, PlanInput input)
    {
        var shortfalls = string.Join("; ", input.Policy.NoiseFloor.FindShortfalls(suspect.Findings, input.Now));
        return new(new Reason(ReasonCodes.BelowNoiseFloor, $"Not reached: {shortfalls}."));
    }

    private static Decision.Refuse RefuseNonSchannelClient(PlanSubject suspect)
    {
        return new(
            new Reason(
                ReasonCodes.NonSchannelClient,
                $"The log names nothing but {NonSchannelClients.Quote(suspect.Findings)}."
            )
        );
    }
}
