using Remediation.Policies;

namespace Remediation.Sweeps;

/// <summary>The limits of this installation for every request.</summary>
/// <param name="Mode">The furthest mode; timer and alerts use it.</param>
/// <param name="Subscriptions">Subscription ids in lower case, the whole scope; at least one.</param>
/// <param name="Policy">The operator's other choices; its mode and target are set by each request.</param>
public sealed record SweepOptions(SweepMode Mode, IReadOnlyList<string> Subscriptions, SweepPolicy Policy)
{
    /// <summary>
    /// The policy of one sweep. Settings may have been narrowed since the request was accepted; the narrower limit
    /// applies.
    /// </summary>
    public SweepPolicy CreatePolicy(SweepRequest request)
    {
        return Policy with
        {
            Mode = request.Mode < Mode ? request.Mode : Mode,
            Target = new SweepTarget(request.Subscriptions, request.Machines, request.ComputerNames),
            ApprovedPlanId = request.PlanId,
            IsDryRun = request.DryRun,
        };
    }
}
