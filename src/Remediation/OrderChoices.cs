using Remediation.Orders;
using Remediation.Orders.Running;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation;

/// <summary>Which order a decision asks for, and what its end means for the others. Pure.</summary>
internal static class OrderChoices
{
    /// <summary>The order of a step that may be sent.</summary>
    public static GuestOrder OrderFor(PlanStep step, SweepPolicy policy, string sweepId)
    {
        return (step.Decision, policy.Restart) switch
        {
            (Decision.Repair repair, _) => GuestOrder.Repair(step.Machine, policy.Baseline, repair.Attempt),
            (Decision.Restart restart, RestartPolicy.Within within) => GuestOrder.Restart(
                step.Machine,
                policy.Baseline,
                restart.Attempt,
                within.Notice,
                restart.NotAfter
            ),
            _ => GuestOrder.Inspect(step.Machine, policy.Baseline, sweepId, policy.Probe),
        };
    }

    /// <summary>
    /// What the end of a step's order says about repairs as such. Whoever was not reached says nothing about what a
    /// repair does to machines; nor does one that failed before and fails again.
    /// </summary>
    public static OrderEffect EffectOf(PlanStep step, OrderOutcome outcome, VerdictKind verdict)
    {
        if (step.Decision is not (Decision.Repair or Decision.Restart) || outcome is not OrderOutcome.Read)
        {
            return OrderEffect.Inconclusive;
        }

        if (verdict is not (VerdictKind.Failed or VerdictKind.RolledBack))
        {
            return OrderEffect.Well;
        }

        if (IsRetry(step))
        {
            return OrderEffect.Inconclusive;
        }

        return OrderEffect.Bad;
    }

    /// <summary>True where an earlier attempt on the machine came to nothing.</summary>
    public static bool IsRetry(PlanStep step) => step.Decision is Decision.Repair { Attempt: > 1 };
}
