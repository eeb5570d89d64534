using Remediation.Findings;
using Remediation.Reasons;

namespace Remediation.Fleet;

/// <summary>
/// Proves which machine a finding is about. Total and deterministic. Two machines that fit are never narrowed to one by taste:
/// only a second witness may do that.
/// </summary>
public sealed class MachineMatcher
{
    private readonly Dictionary<string, Machine> byId;
    private readonly ILookup<string, Machine> byName;
    private readonly ILookup<string, Machine> byAddress;
    private readonly ILookup<string, SharedAddress> shared;

    /// <summary>Indexes an inventory.</summary>
    public MachineMatcher(InventorySnapshot inventory)
    {
        byId = inventory.Machines.ToDictionary(machine => machine.Id.Value, StringComparer.Ordinal);
        byName = inventory.Machines.Where(m => m.ComputerName.Length > 0).ToLookup(m => m.ComputerName, StringComparer.Ordinal);
        byAddress = inventory.Machines.SelectMany(m => m.Addresses.Distinct(), (m, a) => (Machine: m, Address: a))
            .ToLookup(pair => pair.Address, pair => pair.Machine, StringComparer.Ordinal);
        shared = inventory.SharedAddresses.ToLookup(address => address.Address, StringComparer.Ordinal);
    }

    /// <summary>Attributes one finding.</summary>
    public Attribution Match(Finding finding)
    {
        var caller = finding.Caller;
        if (caller.IsServerSide)
        {
            return Nobody(finding, ReasonCodes.RemoteClientUnknown);
        }

        if (caller.ResourceId.Length > 0)
        {
            // A row that names a resource is believed or not; its address is no second chance.
            return byId.TryGetValue(caller.ResourceId, out var machine)
                ? new Attribution.Attributed(finding, machine, Witness.ResourceId)
                : Nobody(finding, new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory has the id {caller.ResourceId}."));
        }

        return caller.IsUnnamed ? Nobody(finding, ReasonCodes.CallerUnnamed) : ByNameAndAddress(finding);
    }

    private Attribution ByNameAndAddress(Finding finding)
    {
        var (name, address) = (finding.Caller.HostName, finding.Caller.Address);
        Machine[] named = name.Length > 0 ? [.. byName[name]] : [];
        Machine[] addressed = address.Length > 0 && !Addresses.NamesNoMachine(address) ? [.. AtAddress(address)] : [];
        if (named.Length > 0 && addressed.Length > 0)
        {
            Machine[] both = [.. named.Intersect(addressed)];
            return both.Length switch
            {
                1 => new Attribution.Attributed(finding, both[0], Witness.NameAndAddress),
                0 => Several(finding, Disagree(name, address), named.Union(addressed)),
                _ => Several(finding, NameShared(name, both.Length), both),
            };
        }

        return named.Length > 0 ? ByNameAlone(finding, named)
            : name.Length > 0 ? ByAddressOfAStranger(finding, addressed)
            : ByAddressAlone(finding, addressed);
    }

    // The log calls the caller by a name that no machine has. A machine with another name may hold the address today and not have held it
    // when the row was written; only one whose name the inventory does not know can be meant.
    private Attribution ByAddressOfAStranger(Finding finding, Machine[] addressed)
    {
        var (name, address) = (finding.Caller.HostName, finding.Caller.Address);
        return addressed.Length == 0 ? NotKnown(finding)
            : addressed is [{ ComputerName.Length: > 0 }] && !shared[address].Any()
                ? Several(finding, new Reason(ReasonCodes.WitnessesDisagree, $"{address} is of a machine that is not called '{name}'."), addressed)
            : ByAddressAlone(finding, addressed);
    }

    private static Attribution ByNameAlone(Finding finding, Machine[] named) => named.Length == 1
        ? new Attribution.Attributed(finding, named[0], Witness.ComputerName)
        : Several(finding, NameShared(finding.Caller.HostName, named.Length), named);

    private Attribution ByAddressAlone(Finding finding, Machine[] addressed)
    {
        var address = finding.Caller.Address;
        if (Addresses.NamesNoMachine(address))
        {
            return Nobody(finding, new Reason(ReasonCodes.AddressNotAMachine, $"{address} names no machine."));
        }

        // A shared address stays ambiguous even where the inventory shows a single member: others may be out of sight.
        if (addressed.Length > 1 || shared[address].Any())
        {
            var via = string.Join(", ", shared[address].Select(s => s.Via).Order(StringComparer.Ordinal).DefaultIfEmpty("overlapping ranges"));
            return Several(finding, new Reason(ReasonCodes.AddressShared, $"{address} is shared by {addressed.Length} known machines ({via})."), addressed);
        }

        return addressed.Length == 1
            ? new Attribution.Attributed(finding, addressed[0], Witness.Address)
            : NotKnown(finding);
    }

    private IEnumerable<Machine> AtAddress(string address) => byAddress[address]
        .Concat(shared[address].SelectMany(s => s.Members).Select(id => byId.GetValueOrDefault(id.Value)).OfType<Machine>())
        .Distinct();

    private static Reason Disagree(string name, string address) =>
        new(ReasonCodes.WitnessesDisagree, $"'{name}' and {address} point to different machines.");

    private static Reason NameShared(string name, int count) =>
        new(ReasonCodes.NameShared, $"{count} machines are called '{name}'.");

    private static Attribution.Unattributed NotKnown(Finding finding) =>
        Nobody(finding, new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory is called {finding.Caller.Label}."));

    private static Attribution.Unattributed Nobody(Finding finding, Reason reason) => new(finding, reason, []);

    private static Attribution.Unattributed Several(Finding finding, Reason reason, IEnumerable<Machine> candidates) =>
        new(finding, reason, [.. candidates.OrderBy(machine => machine.Id.Value, StringComparer.Ordinal)]);
}
