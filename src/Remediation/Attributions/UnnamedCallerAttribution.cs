using Remediation.Findings;
using Remediation.Reasons;

namespace Remediation.Attributions;

/// <summary>A finding whose log names no caller at all cannot be attributed.</summary>
internal sealed class UnnamedCallerAttribution : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        return finding.Caller.IsUnnamed
            ? Attribution.Unattributed.CreateWithoutCandidates(finding, ReasonCodes.CallerUnidentified)
            : null;
    }
}
