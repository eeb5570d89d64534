using System.Globalization;
using Remediation.Findings;
using Remediation.Reasons;
using Remediation.Safety;

namespace Remediation.Planning;

/// <summary>Decides. Pure, total, and independent of the order of its input.</summary>
public static class Planner
{
    /// <summary>One decision for every machine that a finding, a doubt or the ledger names.</summary>
    public static Plan Plan(PlanInput input)
    {
        var steps = Suspects.Of(input).Select(suspect => new PlanStep(suspect, Decide(suspect, input)));
        return new Plan(
            Restarts.Stagger(
                Cap([.. steps.OrderBy(step => step.Machine.Id.Value, StringComparer.Ordinal)], input),
                input.Policy.Restart
            )
        );
    }

    private static Decision Decide(Suspect suspect, PlanInput input)
    {
        var refusal =
            input.Inventory.Incomplete is { } gap ? new Reason(ReasonCodes.InventoryIncomplete, gap.Detail)
            : suspect.CandidateFor is { } doubt && !input.Policy.InspectsCandidates ? doubt
            : Eligibility.Refusal(suspect.Machine, input.Policy);
        if (refusal is not null)
        {
            return new Decision.Refuse(refusal);
        }

        if (suspect.CandidateFor is not null)
        {
            return new Decision.Inspect();
        }

        if (suspect.Entry is { } own && own.IsConcludedBy(input.ResumedSweepId))
        {
            return Again(own, input);
        }

        if (suspect.Entry is { BaselineMetAt: not null } repaired)
        {
            return AfterRepair(suspect, repaired, input);
        }

        // What was begun is finished, whatever the logs say by now: the same attempt has the same name, and its report
        // is still to be read.
        if (
            suspect.Entry is { OpenOrder.Length: > 0 } begun
            && input.Policy.Mode == SweepMode.Repair
            && begun.Attempts < input.Policy.MaxAttempts
        )
        {
            return new Decision.Repair(begun.Attempts + 1);
        }

        if (!input.Policy.NoiseFloor.IsReached(suspect.Findings, input.Now))
        {
            return BelowNoiseFloor(suspect, input);
        }

        if (input.Policy.Mode == SweepMode.Inspect)
        {
            return new Decision.Inspect();
        }

        if (OwnStacks.ExplainAll(suspect.Findings))
        {
            return OwnStack(suspect);
        }

        return NextAttempt(suspect.Entry, input);
    }

    // This very sweep saw the end of an order here and was killed before it could report it. A sweep tries a machine
    // once: what came to nothing is said as it was, and what went well is read again, because what is remembered proves
    // nothing good.
    private static Decision Again(LedgerEntry entry, PlanInput input)
    {
        return entry.LastConclusion is { IsFailure: true, Verdict: var verdict }
            ? new Decision.Wait(entry.LastAttemptAt + input.Policy.RetryAfter ?? input.Now, verdict.Reason)
            {
                Verdict = verdict.Kind,
            }
            : new Decision.Confirm();
    }

    // Values that somebody writes back are not fought over in every sweep: they are watched first, then repaired again.
    // Where no repair is due they are read all the same, or nobody would ever learn that they were put right.
    private static Decision AfterRepair(Suspect suspect, LedgerEntry entry, PlanInput input)
    {
        if (
            input.Policy.Mode != SweepMode.Inspect
            && entry.DriftedAt is { } drifted
            && drifted + input.Policy.RepairDriftAfter <= input.Now
            && !OwnStacks.ExplainAll(suspect.Findings)
            && NextAttempt(entry, input) is Decision.Repair repair
        )
        {
            return repair;
        }

        if (Restarts.Due(entry, input) is { } restart)
        {
            return restart;
        }

        return new Decision.Confirm();
    }

    private static Decision NextAttempt(LedgerEntry? entry, PlanInput input)
    {
        var attempts = entry?.Attempts ?? 0;
        if (attempts >= input.Policy.MaxAttempts)
        {
            return new Decision.Refuse(new Reason(ReasonCodes.AttemptsExhausted, $"{attempts} attempts were made."));
        }

        return entry?.LastAttemptAt + input.Policy.RetryAfter is { } until && until > input.Now
            ? new Decision.Wait(until, CoolingDown(entry!))
            : new Decision.Repair(attempts + 1);
    }

    private static Reason CoolingDown(LedgerEntry entry) =>
        entry.LastConclusion is { IsFailure: true, Verdict.Reason: var failure }
            ? new Reason(ReasonCodes.CoolingDown, $"The last attempt came to this: {failure.Code}: {failure.Detail}")
            : ReasonCodes.CoolingDown;

    private static Decision.Refuse BelowNoiseFloor(Suspect suspect, PlanInput input)
    {
        return new(
            new Reason(
                ReasonCodes.BelowNoiseFloor,
                $"Not reached: {string.Join("; ", input.Policy.NoiseFloor.Shortfalls(suspect.Findings, input.Now))}."
            )
        );
    }

    private static Decision.Refuse OwnStack(Suspect suspect) =>
        new(new Reason(ReasonCodes.OwnStack, $"The log names nothing but {OwnStacks.Quote(suspect.Findings)}."));

    private static IReadOnlyList<PlanStep> Cap(IReadOnlyList<PlanStep> steps, PlanInput input)
    {
        var policy = input.Policy;
        var machines = input.Inventory.Machines.Count;
        var repairs = steps.Count(step => step.Decision is Decision.Repair);
        if (repairs <= policy.MaxRepairs && repairs <= policy.MaxRepairShare * machines)
        {
            return steps;
        }

        var cap =
            repairs > policy.MaxRepairs
                ? $"{policy.MaxRepairs}"
                : string.Create(CultureInfo.InvariantCulture, $"{policy.MaxRepairShare * 100:0.##} % of {machines}");
        var refuse = new Decision.Refuse(
            new Reason(ReasonCodes.CapExceeded, $"{repairs} machines would be repaired; the cap is {cap}.")
        );
        return [.. steps.Select(step => step.Decision is Decision.Repair ? step with { Decision = refuse } : step)];
    }
}
