using Remediation.Inventory;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Planning;

/// <summary>
/// Decides whether a machine may be contacted at all. A property that cannot be read counts as a refusal.
/// </summary>
public static class Eligibility
{
    private const string Include = "include";

    /// <summary>The first reason why the machine may not be contacted; null if there is none.</summary>
    public static Reason? FindRefusal(Machine machine, SweepPolicy policy)
    {
        return machine switch
        {
            _ when !policy.Target.Includes(machine) => ReasonCodes.NotTargeted,
            { Tags: not TagSet.Readable } => ReasonCodes.TagsUnreadable,
            { Tags: TagSet.Readable tags }
                when tags.GetValues(policy.OptOutTag).FirstOrDefault(IsOptOut) is { } value => new Reason(
                ReasonCodes.OptedOut,
                $"Tag {policy.OptOutTag} is '{value}'."
            ),
            _ when policy.Scope.FindRefusal(machine) is { } outside => outside,
            { Os: not OsFamily.Windows } => new Reason(ReasonCodes.NotWindows, $"The inventory says {machine.Os}."),
            { Power: not PowerState.Running } => new Reason(
                ReasonCodes.NotRunning,
                $"Its power state is {machine.Power}."
            ),
            _ => null,
        };
    }

    private static bool IsOptOut(string value) => !value.Trim().Equals(Include, StringComparison.OrdinalIgnoreCase);
}
