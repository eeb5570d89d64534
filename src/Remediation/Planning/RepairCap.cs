using System.Globalization;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Planning;

/// <summary>Limits how many machines one sweep may repair.</summary>
internal static class RepairCap
{
    /// <summary>The same steps, with every repair refused if there are more repairs than the policy allows.</summary>
    public static IReadOnlyList<PlanStep> Apply(IReadOnlyList<PlanStep> steps, PlanInput input)
    {
        var policy = input.Policy;
        var machines = input.Inventory.Machines.Count;
        var repairs = steps.Count(step => step.Decision is Decision.Repair);
        if (repairs <= policy.MaxRepairs && repairs <= policy.MaxRepairShare * machines)
        {
            return steps;
        }

        var refuse = new Decision.Refuse(
            new Reason(
                ReasonCodes.CapExceeded,
                $"{repairs} machines would be repaired; the cap is {DescribeCap(policy, repairs, machines)}."
            )
        );
        return [.. steps.Select(step => step.Decision is Decision.Repair ? step with { Decision = refuse } : step)];
    }

    private static string DescribeCap(SweepPolicy policy, int repairs, int machines)
    {
        if (repairs > policy.MaxRepairs)
        {
            return $"{policy.MaxRepairs}";
        }

        var percent = policy.MaxRepairShare * 100;
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} % of {machines}");
    }
}
