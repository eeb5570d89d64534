using System.Diagnostics;
using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Inventory;

namespace Remediation.Attributions;

/// <summary>
/// Attributes each finding to one machine, or says why it cannot. Total and deterministic. If two machines fit, only a
/// second kind of proof may choose between them.
/// </summary>
public sealed class MachineMatcher
{
    private readonly IReadOnlyList<IAttributionRule> rules;

    /// <summary>Indexes an inventory.</summary>
    /// <param name="inventory">The machines that exist now.</param>
    /// <param name="sightings">
    /// The machines that were observed at addresses; without any, an address alone proves nothing.
    /// </param>
    public MachineMatcher(InventorySnapshot inventory, IReadOnlyCollection<AddressObservation> sightings)
    {
        var index = new MachineIndex(inventory);
        var history = new AddressHistory(sightings);

        // The first rule that answers counts; the last one always does.
        rules =
        [
            new ServerSideAttribution(),
            new ResourceIdAttribution(index),
            new ManagedIdentityAttribution(index),
            new UnnamedCallerAttribution(),
            new NameAndAddressAttribution(index, history),
            new ComputerNameAttribution(index),
            new UnknownNameAttribution(index),
            new AddressAttribution(index, history),
        ];
    }

    /// <summary>Attributes one finding.</summary>
    public Attribution Match(Finding finding)
    {
        foreach (var rule in rules)
        {
            if (rule.Attribute(finding) is { } attribution)
            {
                return attribution;
            }
        }

        throw new UnreachableException($"No rule attributes the finding of {finding.Caller.Label}.");
    }
}
