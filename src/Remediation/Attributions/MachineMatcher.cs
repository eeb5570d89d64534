using System.Diagnostics;
using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Inventory;

namespace Remediation.Attributions;

/// <summary>
/// Attributes each finding to one machine, or gives the reason why it cannot. Total and deterministic. If two machines
/// fit, only a second kind of proof may decide between them.
/// </summary>
public sealed class MachineMatcher
{
    private readonly IReadOnlyList<IAttributionRule> rules;

    /// <summary>Indexes an inventory.</summary>
    /// <param name="inventory">The machines that exist now.</param>
    /// <param name="observations">
    /// The machines that were observed at addresses; without any, an address alone proves nothing.
    /// </param>
    public MachineMatcher(InventorySnapshot inventory, IReadOnlyCollection<AddressObservation> observations)
    {
        var index = new MachineIndex(inventory);
        var history = new AddressHistory(observations);

        // The first rule that gives an attribution wins; the last rule always gives one.
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
