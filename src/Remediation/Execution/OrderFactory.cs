using System.Diagnostics;
using Remediation.Evaluation;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.Scheduling;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Verdicts;

namespace Remediation.Execution;

/// <summary>Creates the order of a decision, and evaluates what its end means for the rollout. Pure.</summary>
internal static class OrderFactory
{
    /// <summary>The order of a step that may be sent.</summary>
    public static GuestOrder Create(PlanStep step, SweepPolicy policy, string sweepId)
    {
        var machine = step.Machine;
        return step.Decision switch
        {
            Decision.Repair repair => GuestOrder.Repair(machine, policy.Baseline, repair.Attempt),
            Decision.Restart restart => CreateRestart(machine, policy, restart, sweepId),
            Decision.Inspect => GuestOrder.Inspect(machine, policy.Baseline, sweepId, policy.Probe),
            Decision.Confirm => GuestOrder.Inspect(machine, policy.Baseline, sweepId, policy.Probe),
            _ => throw new UnreachableException($"The decision {step.Decision} asks for no order."),
        };
    }

    // A restart is decided only if the policy allows restarts; under any other policy the machine is read.
    private static GuestOrder CreateRestart(
        Machine machine,
        SweepPolicy policy,
        Decision.Restart restart,
        string sweepId
    )
    {
        return policy.Restart is RestartPolicy.Within within
            ? GuestOrder.Restart(machine, policy.Baseline, restart.Attempt, within.Notice, restart.NotAfter)
            : GuestOrder.Inspect(machine, policy.Baseline, sweepId, policy.Probe);
    }

    /// <summary>
    /// What the end of a step's order says about repairs in general. A machine that was not reached says nothing about
    /// the effect of repairs; neither does a machine that failed before and fails again.
    /// </summary>
    public static RolloutSignal Evaluate(PlanStep step, OrderOutcome outcome, VerdictKind verdict)
    {
        if (step.Decision is not (Decision.Repair or Decision.Restart) || outcome is not OrderOutcome.Read)
        {
            return RolloutSignal.Inconclusive;
        }

        if (verdict is not (VerdictKind.Failed or VerdictKind.RolledBack))
        {
            return RolloutSignal.Success;
        }

        if (IsRetry(step))
        {
            return RolloutSignal.Inconclusive;
        }

        return RolloutSignal.Failure;
    }

    /// <summary>True if an earlier attempt on the machine failed.</summary>
    public static bool IsRetry(PlanStep step) => step.Decision is Decision.Repair { Attempt: > 1 };
}
