using Remediation.Inventory;
using Remediation.Reasons;

namespace Remediation.Policies;

/// <summary>
/// Which machines an installation may contact, for every request. Fails closed: a machine that is not known to be in
/// scope is out of scope.
/// </summary>
public sealed record FleetScope
{
    /// <summary>Every machine.</summary>
    public static FleetScope Everything { get; } = new();

    /// <summary>Resource groups in lower case whose machines may be contacted; empty for all.</summary>
    public IReadOnlyCollection<string> ResourceGroups { get; init; } = [];

    /// <summary>Resource groups in lower case whose machines are left alone; they win over those above.</summary>
    public IReadOnlyCollection<string> ExcludedResourceGroups { get; init; } = [];

    /// <summary>
    /// The tag and value that a machine must have, compared without regard to letter case; null if no tag is required.
    /// </summary>
    public KeyValuePair<string, string>? RequiredTag { get; init; }

    /// <summary>Null where the machine is within; otherwise why not.</summary>
    public Reason? FindRefusal(Machine machine)
    {
        if (
            ExcludedResourceGroups.Contains(machine.Id.ResourceGroup)
            || (ResourceGroups.Count > 0 && !ResourceGroups.Contains(machine.Id.ResourceGroup))
        )
        {
            return new Reason(
                ReasonCodes.OutOfScope,
                $"The settings leave out the resource group {machine.Id.ResourceGroup}."
            );
        }

        if (
            RequiredTag is { } tag
            && !string.Equals(FindValue(machine.Tags, tag.Key), tag.Value, StringComparison.OrdinalIgnoreCase)
        )
        {
            return new Reason(ReasonCodes.OutOfScope, $"It lacks the tag {tag.Key} with the value '{tag.Value}'.");
        }

        return null;
    }

    private static string? FindValue(TagSet tags, string name) =>
        (tags as TagSet.Readable)?.GetValues(name).FirstOrDefault()?.Trim();
}
