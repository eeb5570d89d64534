using System.Diagnostics;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Execution;

/// <summary>The last check before an order: mode, dry run and approved plan must all allow it.</summary>
public static class OrderGate
{
    /// <summary>Why the order may not be sent; null if it may.</summary>
    public static Reason? FindRefusal(SweepPolicy policy, Plan plan, Decision decision)
    {
        if (!Allows(policy.Mode, decision))
        {
            return new Reason(ReasonCodes.ReportOnly, $"Mode {policy.Mode} sends no {decision.Name} order.");
        }

        if (policy.IsDryRun)
        {
            return ReasonCodes.DryRun;
        }

        var needsApproval = policy.ApprovedPlanId.Length > 0;
        if (needsApproval && policy.ApprovedPlanId != plan.Id)
        {
            var detail = $"The plan is {plan.Id}; approved was {policy.ApprovedPlanId}.";
            return new Reason(ReasonCodes.PlanChanged, detail);
        }

        return null;
    }

    private static bool Allows(SweepMode mode, Decision decision)
    {
        return decision switch
        {
            Decision.Repair => mode == SweepMode.Repair,
            Decision.Restart => mode == SweepMode.Repair,
            Decision.Inspect => mode is SweepMode.Repair or SweepMode.Inspect,
            Decision.Confirm => mode is SweepMode.Repair or SweepMode.Inspect,
            Decision.Wait => false,
            Decision.Refuse => false,
            _ => throw new UnreachableException($"No mode is known that allows the decision {decision}."),
        };
    }
}
