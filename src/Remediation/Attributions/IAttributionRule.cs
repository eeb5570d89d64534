using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>Attributes findings by one kind of proof.</summary>
internal interface IAttributionRule
{
    /// <summary>The attribution; null if the finding does not offer this kind of proof.</summary>
    Attribution? Attribute(Finding finding);
}
