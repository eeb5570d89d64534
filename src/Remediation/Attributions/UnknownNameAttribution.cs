using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>
/// Handles a computer name that no machine of the inventory has. A machine that has the address now, and another name,
/// may not have had the address when the row was written. The finding can only belong to a machine whose name is
/// missing from the inventory; <see cref="AddressAttribution"/> decides about such machines.
/// </summary>
internal sealed class UnknownNameAttribution(MachineIndex index) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var name = finding.Caller.HostName;
        if (name.Length == 0 || index.FindByName(name).Length > 0)
        {
            return null;
        }

        var address = finding.Caller.Address;
        var holders = index.FindByAddress(address);
        if (holders.Length == 0)
        {
            return Attribution.Unattributed.CreateWithoutCandidates(
                finding,
                AttributionReasons.ExplainUnknownCaller(finding)
            );
        }

        var hasOtherName = holders.Length == 1 && holders[0].ComputerName.Length > 0;
        if (hasOtherName && !index.IsShared(address))
        {
            var reason = AttributionReasons.ExplainAddressOfOtherName(address, name);
            return Attribution.Unattributed.CreateWithCandidates(finding, reason, holders);
        }

        return null;
    }
}
