using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Remediation.Fleet;

/// <summary>
/// Proves which machine a finding is about. Total and deterministic. Two machines that fit are never narrowed to one by
/// taste: only a second witness may do that.
/// </summary>
public sealed class MachineMatcher
{
    private readonly Dictionary<string, Machine> byId;
    private readonly ILookup<string, Machine> byPrincipal;
    private readonly ILookup<string, Machine> byName;
    private readonly ILookup<string, Machine> byAddress;
    private readonly ILookup<string, SharedAddress> shared;

    private readonly IReadOnlyList<NetworkRange> ranges;
    private readonly AddressBook book;

    /// <summary>Indexes an inventory.</summary>
    /// <param name="inventory">Who there is now.</param>
    /// <param name="sightings">
    /// Who was seen at which address; without any, no address proves anything by itself.
    /// </param>
    public MachineMatcher(InventorySnapshot inventory, IReadOnlyCollection<AddressSighting> sightings)
    {
        book = new AddressBook(sightings);
        ranges = inventory.Ranges;
        byId = inventory.Machines.ToDictionary(machine => machine.Id.Value, StringComparer.Ordinal);
        byPrincipal = inventory
            .Machines.Where(m => m.PrincipalId.Length > 0)
            .ToLookup(m => m.PrincipalId, StringComparer.Ordinal);
        byName = inventory
            .Machines.Where(m => m.ComputerName.Length > 0)
            .ToLookup(m => m.ComputerName, StringComparer.Ordinal);
        byAddress = inventory
            .Machines.SelectMany(m => m.Addresses.Distinct(), (m, a) => (Machine: m, Address: a))
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

        Machine[] owners = [.. byPrincipal[caller.PrincipalId]];
        if (caller.ResourceId.Length > 0)
        {
            return ByResourceId(finding, owners);
        }

        if (owners.Length > 0)
        {
            return ByManagedIdentity(finding, owners);
        }

        if (caller.IsUnnamed)
        {
            return Nobody(finding, ReasonCodes.CallerUnnamed);
        }

        return ByNameAndAddress(finding);
    }

    // A row that names a resource is believed or not; its address is no second chance. An identity of another machine
    // is a contradiction.
    private Attribution ByResourceId(Finding finding, Machine[] owners)
    {
        var id = finding.Caller.ResourceId;
        if (!byId.TryGetValue(id, out var machine))
        {
            return Nobody(
                finding,
                new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory has the id {id}.")
            );
        }

        if (Array.Exists(owners, owner => owner != machine))
        {
            return Several(
                finding,
                Disagree(finding.Caller.Label, $"identity {finding.Caller.PrincipalId}"),
                [machine, .. owners]
            );
        }

        return new Attribution.Attributed(finding, machine, Witness.ResourceId);
    }

    private static Attribution ByManagedIdentity(Finding finding, Machine[] owners)
    {
        return owners is [var only]
            ? new Attribution.Attributed(finding, only, Witness.ManagedIdentity)
            : Several(
                finding,
                new Reason(
                    ReasonCodes.WitnessesDisagree,
                    $"{owners.Length} machines have the identity {finding.Caller.PrincipalId}."
                ),
                owners
            );
    }

    private Attribution ByNameAndAddress(Finding finding)
    {
        var name = finding.Caller.HostName;
        var address = finding.Caller.Address;
        Machine[] named = name.Length > 0 ? [.. byName[name]] : [];
        Machine[] addressed = address.Length > 0 && !Addresses.NamesNoMachine(address) ? [.. AtAddress(address)] : [];
        if (named.Length > 0 && addressed.Length > 0)
        {
            Machine[] both = [.. named.Intersect(addressed)];
            return both.Length switch
            {
                1 when named.Length == 1 || IsWitnessed(finding, both[0]) => new Attribution.Attributed(
                    finding,
                    both[0],
                    Witness.NameAndAddress
                ),
                1 => Several(finding, NameShared(name, named.Length), named),
                0 => Several(finding, Disagree(name, address), named.Union(addressed)),
                _ => Several(finding, NameShared(name, both.Length), both),
            };
        }

        if (named.Length > 0)
        {
            return ByNameAlone(finding, named);
        }

        if (name.Length > 0)
        {
            return ByAddressOfAStranger(finding, addressed);
        }

        return ByAddressAlone(finding, addressed);
    }

    // The log calls the caller by a name that no machine has. A machine with another name may hold the address today
    // and not have held it when the row was written; only one whose name the inventory does not know can be meant.
    private Attribution ByAddressOfAStranger(Finding finding, Machine[] addressed)
    {
        var name = finding.Caller.HostName;
        var address = finding.Caller.Address;
        if (addressed.Length == 0)
        {
            return NotKnown(finding);
        }

        if (addressed is [{ ComputerName.Length: > 0 }] && !shared[address].Any())
        {
            return Several(
                finding,
                new Reason(ReasonCodes.WitnessesDisagree, $"{address} is of a machine that is not called '{name}'."),
                addressed
            );
        }

        return ByAddressAlone(finding, addressed);
    }

    private static Attribution ByNameAlone(Finding finding, Machine[] named)
    {
        if (named.Length > 1)
        {
            return Several(finding, NameShared(finding.Caller.HostName, named.Length), named);
        }

        if (finding.Sources.All(LogSources.NamesAreClaims))
        {
            return Several(finding, Claimed(finding), named);
        }

        return new Attribution.Attributed(finding, named[0], Witness.ComputerName);
    }

    private static Reason Claimed(Finding finding)
    {
        return new(
            ReasonCodes.NameUnwitnessed,
            $"Only the client itself says that it is '{finding.Caller.HostName}' "
                + $"({string.Join(", ", finding.Sources)})."
        );
    }

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
            var via = string.Join(
                ", ",
                shared[address].Select(s => s.Via).Order(StringComparer.Ordinal).DefaultIfEmpty("overlapping ranges")
            );
            return Several(
                finding,
                new Reason(
                    ReasonCodes.AddressShared,
                    $"{address} is shared by {addressed.Length} known machines ({via})."
                ),
                addressed
            );
        }

        var networks = NetworksWith(address);
        return networks > 1
            ? Several(
                finding,
                new Reason(ReasonCodes.AddressShared, $"{address} lies in the ranges of {networks} networks."),
                addressed
            )
            : ByWitnesses(finding, addressed);
    }

    // One network's machine may have it today and another's have had it when the connections were made, seen by nobody.
    private int NetworksWith(string address)
    {
        return System.Net.IPAddress.TryParse(address, out var ip)
            ? ranges
                .Where(range => range.Range.Contains(ip))
                .Select(range => range.Network)
                .Distinct(StringComparer.Ordinal)
                .Count()
            : 0;
    }

    // Of several machines of one name, the one at the address is meant only where it was there at the time.
    private bool IsWitnessed(Finding finding, Machine machine)
    {
        var seen = book.During(finding);
        return NetworksWith(finding.Caller.Address) <= 1
            && seen.All(sighting => Whose(sighting) == machine)
            && AddressBook.Covers(seen, finding);
    }

    // Addresses move. Who holds one now is believed only where it, and nobody else, was seen there from the first
    // connection to the last.
    private Attribution ByWitnesses(Finding finding, Machine[] holders)
    {
        var address = finding.Caller.Address;
        var seen = book.During(finding);
        Machine[] witnessed = [.. seen.Select(Whose).OfType<Machine>().Distinct()];
        var strangers = seen.Count(sighting => Whose(sighting) is null);
        Machine[] candidates = [.. holders.Union(witnessed)];
        if (candidates.Length == 0 && strangers == 0)
        {
            return NotKnown(finding);
        }

        if (candidates.Length > 1 || strangers > 0)
        {
            return Several(
                finding,
                new Reason(
                    ReasonCodes.AddressMoved,
                    $"{address} was seen on other machines while the connections were made."
                ),
                candidates
            );
        }

        if (holders.Length == 0)
        {
            return Several(
                finding,
                new Reason(ReasonCodes.AddressMoved, $"{address} was of this machine and is no longer."),
                candidates
            );
        }

        if (!AddressBook.Covers(seen, finding))
        {
            return Several(finding, Unwitnessed(finding), candidates);
        }

        return new Attribution.Attributed(finding, candidates[0], Witness.Address);
    }

    private static Reason Unwitnessed(Finding finding)
    {
        return new(
            ReasonCodes.AddressUnwitnessed,
            $"Nobody says that {finding.Caller.Address} "
                + $"was of this machine from {finding.FirstSeen:yyyy-MM-dd HH:mm} to "
                + $"{finding.LastSeen:yyyy-MM-dd HH:mm} UTC."
        );
    }

    private Machine? Whose(AddressSighting sighting)
    {
        if (sighting.ResourceId.Length > 0)
        {
            return byId.GetValueOrDefault(sighting.ResourceId);
        }

        if (byName[sighting.HostName].Take(2).ToArray() is [var only])
        {
            return only;
        }

        return null;
    }

    private IEnumerable<Machine> AtAddress(string address)
    {
        return byAddress[address]
            .Concat(
                shared[address]
                    .SelectMany(s => s.Members)
                    .Select(id => byId.GetValueOrDefault(id.Value))
                    .OfType<Machine>()
            )
            .Distinct();
    }

    private static Reason Disagree(string name, string address) =>
        new(ReasonCodes.WitnessesDisagree, $"'{name}' and {address} point to different machines.");

    private static Reason NameShared(string name, int count) =>
        new(ReasonCodes.NameShared, $"{count} machines are called '{name}'.");

    private static Attribution.Unattributed NotKnown(Finding finding)
    {
        return Nobody(
            finding,
            new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory is called {finding.Caller.Label}.")
        );
    }

    private static Attribution.Unattributed Nobody(Finding finding, Reason reason) => new(finding, reason, []);

    private static Attribution.Unattributed Several(Finding finding, Reason reason, IEnumerable<Machine> candidates) =>
        new(finding, reason, [.. candidates.Distinct().OrderBy(machine => machine.Id.Value, StringComparer.Ordinal)]);
}
