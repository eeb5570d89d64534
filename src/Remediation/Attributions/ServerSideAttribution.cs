using Remediation.Findings;
using Remediation.Reasons;

namespace Remediation.Attributions;

/// <summary>A finding whose log names only the server cannot be attributed: its client is unknown.</summary>
internal sealed class ServerSideAttribution : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        return finding.Caller.IsServerSide
            ? Attribution.Unattributed.CreateWithoutCandidates(finding, ReasonCodes.RemoteClientUnknown)
            : null;
    }
}
