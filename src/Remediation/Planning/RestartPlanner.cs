using Remediation.Ledger;
using Remediation.Policies;

namespace Remediation.Planning;

/// <summary>
/// Decides which machines a sweep restarts. The ledger only makes a machine due for a restart. The script asks Windows
/// to restart only if it finds the mark that a repair left and that Windows drops when it restarts, so a wrong ledger
/// entry restarts no machine.
/// </summary>
internal static class RestartPlanner
{
    /// <summary>The decision to restart a machine now; null if a restart is not due or not allowed.</summary>
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
    /// Keeps the restarts of the machines that have waited longest, up to the policy's maximum per sweep. The other
    /// machines are only read and restart in a later sweep.
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
