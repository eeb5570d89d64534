using Remediation.ConnectionLogs.Queries;
using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>Attributes by the computer name, if no machine of the inventory has the address.</summary>
internal sealed class ComputerNameAttribution(MachineIndex index) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var name = finding.Caller.HostName;
        var named = index.FindByName(name);
        if (named.Length == 0)
        {
            return null;
        }

        if (named.Length > 1)
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainSharedName(name, named.Length),
                named
            );
        }

        if (finding.Sources.All(LogSources.NamesAreClaims))
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainUnconfirmedName(finding),
                named
            );
        }

        return new Attribution.Attributed(finding, named[0], AttributionBasis.ComputerName);
    }
}
