using Remediation.Planning;
using Remediation.Reasons;

namespace Remediation.Safety;

/// <summary>The last word before an order: mode, dry run and approved plan must all allow it.</summary>
public static class OrderGate
{
    /// <summary>Null where the order may go; otherwise why not.</summary>
    public static Reason? Refusal(SweepPolicy policy, Plan plan, Decision decision)
    {
        return (policy.Mode, decision) switch
        {
            (SweepMode.Repair, Decision.Repair or Decision.Restart)
            or (SweepMode.Repair or SweepMode.Inspect, Decision.Inspect or Decision.Confirm) => policy.IsDryRun
                ? ReasonCodes.DryRun
            : policy.ApprovedPlanId.Length > 0 && policy.ApprovedPlanId != plan.Id
                ? new Reason(ReasonCodes.PlanChanged, $"The plan is {plan.Id}; approved was {policy.ApprovedPlanId}.")
            : null,
            _ => new Reason(ReasonCodes.ReportOnly, $"Mode {policy.Mode} sends no {decision.Name} order."),
        };
    }
}
