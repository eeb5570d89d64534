using Remediation.Findings;
using Remediation.Inventory;

namespace Remediation.Attributions;

/// <summary>Attributes by a computer name and an address that both belong to machines of the inventory.</summary>
internal sealed class NameAndAddressAttribution(MachineIndex index, AddressHistory history) : IAttributionRule
{
    /// <inheritdoc/>
    public Attribution? Attribute(Finding finding)
    {
        var name = finding.Caller.HostName;
        var address = finding.Caller.Address;
        var named = index.FindByName(name);
        var holders = index.FindByAddress(address);
        if (named.Length == 0 || holders.Length == 0)
        {
            return null;
        }

        Machine[] both = [.. named.Intersect(holders)];
        if (both.Length == 0)
        {
            var conflict = AttributionReasons.ExplainConflict(name, address);
            return Attribution.Unattributed.CreateWithCandidates(finding, conflict, named.Union(holders));
        }

        if (both.Length > 1)
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainSharedName(name, both.Length),
                both
            );
        }

        // If several machines have the name, the finding belongs to the machine at the address only if that machine was
        // there at the time.
        if (named.Length > 1 && !WasAtAddress(both[0], finding))
        {
            return Attribution.Unattributed.CreateWithCandidates(
                finding,
                AttributionReasons.ExplainSharedName(name, named.Length),
                named
            );
        }

        return new Attribution.Attributed(finding, both[0], AttributionBasis.NameAndAddress);
    }

    private bool WasAtAddress(Machine machine, Finding finding)
    {
        if (index.CountNetworks(finding.Caller.Address) > 1)
        {
            return false;
        }

        var observations = history.FindDuring(finding);
        var isAlone = observations.All(observation => index.FindObserved(observation) == machine);
        return isAlone && AddressHistory.Covers(observations, finding);
    }
}
