using Remediation.Ledger;
using Remediation.Policies;

namespace Remediation.Planning;

/// <summary>
/// Which machines a sweep restarts. What the ledger remembers only makes a machine due; the script asks Windows only
/// where it finds the mark that a repair left and Windows would have dropped, so a memory that is wrong restarts
/// nothing.
/// </summary>
internal static class RestartPlanner
{
    /// <summary>The decision to restart a machine now; null where it is not due or not allowed.</summary>
    public static Decision.Restart? FindDue(LedgerEntry entry, PlanInput input)
    {
        return
            input.Policy is { Mode: SweepMode.Repair, Restart: RestartPolicy.Within policy }
            && entry
                is {
                    RepairOrder.Length: > 0,
                    RestartRequestedAt: null,
                    RestartSeenAt: null,
                    DriftedAt: null,
                    ConfirmedAt: null
                }
            && policy.FindLatestStart(input.Now) is { } latest
            ? new Decision.Restart(entry.Attempts, latest)
            : null;
    }

    /// <summary>
    /// Lets the longest waiting go, as many as the policy allows at once; the rest are read as usual and go in a later
    /// sweep.
    /// </summary>
    public static IReadOnlyList<PlanStep> Stagger(IReadOnlyList<PlanStep> steps, RestartPolicy policy)
    {
        var waiting = steps
            .Where(step => step.Decision is Decision.Restart)
            .OrderBy(step => step.Subject.Entry!.BaselineMetAt)
            .ThenBy(step => step.Machine.Id.Value, StringComparer.Ordinal)
            .Skip(policy is RestartPolicy.Within within ? within.MaxRestarts : 0)
            .Select(step => step.Machine.Id)
            .ToHashSet();
        return waiting.Count == 0
            ? steps
            :
            [
                .. steps.Select(step =>
                    waiting.Contains(step.Machine.Id) ? step with { Decision = new Decision.Confirm() } : step
                ),
            ];
    }
}
