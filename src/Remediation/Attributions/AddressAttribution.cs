using Remediation.ConnectionLogs.Callers;
using Remediation.Findings;
using Remediation.Inventory;

namespace Remediation.Attributions;

/// <summary>
/// Attributes by the address alone. Addresses move: the finding is attributed to the machine that has the address now
/// only if that machine, and no other, was observed at the address from the first connection to the last.
/// </summary>
internal sealed class AddressAttribution(MachineIndex index, AddressHistory history) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var address = finding.Caller.Address;
        if (Addresses.NamesNoMachine(address))
        {
            return Attribution.Unattributed.CreateWithoutCandidates(
                finding,
                AttributionReasons.ExplainNotAMachine(address)
            );
        }

        // A shared address stays ambiguous even if the inventory shows a single member: the inventory may not show all
        // members.
        var holders = index.FindByAddress(address);
        if (holders.Length > 1 || index.IsShared(address))
        {
            var reason = AttributionReasons.ExplainSharedAddress(address, holders.Length, index.ListSharers(address));
            return Attribution.Unattributed.CreateWithCandidates(finding, reason, holders);
        }

        // A machine of one network may have the address now, while an unobserved machine of another network had it at
        // the time.
        var networks = index.CountNetworks(address);
        if (networks > 1)
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainOverlappingRanges(address, networks),
                holders
            );
        }

        return AttributeByHistory(finding, holders);
    }

    private Attribution AttributeByHistory(Finding finding, Machine[] holders)
    {
        var address = finding.Caller.Address;
        var observations = history.FindDuring(finding);
        Machine?[] observed = [.. observations.Select(index.FindObserved)];
        Machine[] candidates = [.. holders.Union(observed.OfType<Machine>())];
        var hasUnknownMachine = observed.Contains(null);
        if (candidates.Length == 0 && !hasUnknownMachine)
        {
            return Attribution.Unattributed.CreateWithoutCandidates(
                finding,
                AttributionReasons.ExplainUnknownCaller(finding)
            );
        }

        if (candidates.Length > 1 || hasUnknownMachine)
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainAddressMoved(address),
                candidates
            );
        }

        if (holders.Length == 0)
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainAddressReleased(address),
                candidates
            );
        }

        if (!AddressHistory.Covers(observations, finding))
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainUnconfirmedAddress(finding),
                candidates
            );
        }

        return new Attribution.Attributed(finding, candidates[0], AttributionBasis.Address);
    }
}
