using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>Attributes by the managed identity that signed in.</summary>
internal sealed class ManagedIdentityAttribution(MachineIndex index) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var principalId = finding.Caller.PrincipalId;
        var owners = index.FindByPrincipal(principalId);
        return owners.Length switch
        {
            0 => null,
            1 => new Attribution.Attributed(finding, owners[0], AttributionBasis.ManagedIdentity),
            _ => Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainSharedIdentity(principalId, owners.Length),
                owners
            ),
        };
    }
}
