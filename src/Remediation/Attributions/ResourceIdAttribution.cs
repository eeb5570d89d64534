using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>
/// Attributes by the ARM id in the log. If the id is unknown, the address in the same row is not tried: the row is
/// about a machine outside the inventory.
/// </summary>
internal sealed class ResourceIdAttribution(MachineIndex index) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var caller = finding.Caller;
        if (caller.ResourceId.Length == 0)
        {
            return null;
        }

        var machine = index.FindById(caller.ResourceId);
        if (machine is null)
        {
            return Attribution.Unattributed.CreateWithoutCandidates(
                finding,
                AttributionReasons.ExplainUnknownId(caller.ResourceId)
            );
        }

        // The managed identity of another machine contradicts the id.
        var owners = index.FindByPrincipal(caller.PrincipalId);
        if (owners.Any(owner => owner != machine))
        {
            var reason = AttributionReasons.ExplainConflict(caller.Label, $"identity {caller.PrincipalId}");
            return Attribution.Unattributed.CreateWithCandidates(finding, reason, [machine, .. owners]);
        }

        return new Attribution.Attributed(finding, machine, AttributionBasis.ResourceId);
    }
}
