using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Remediation.Fleet;

/// <summary>
/// Proves which machine a finding is about. Total and deterministic. Two machines that fit are never narrowed to one by taste:
/// only a second witness may do that.
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
    /// <param name="sightings">Who was seen at which address; without any, no address proves anything by itself.</param>
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
        return caller.ResourceId.Length > 0 ? ByResourceId(finding, owners)
            : owners.Length > 0 ? ByManagedIdentity(finding, owners)
            : caller.IsUnnamed ? Nobody(finding, ReasonCodes.CallerUnnamed)
            : ByNameAndAddress(finding);
    }

    // A row that names a resource is believed or not; its address is no second chance. An identity of another machine is a contradiction.
    private Attribution ByResourceId(Finding finding, Machine[] owners)
    {
        var id = finding.Caller.ResourceId;
        return !byId.TryGetValue(id, out var machine)
                ? Nobody(
                    finding,
                    new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory has the id {id}.")
                )
            : Array.Exists(owners, owner => owner != machine)
                ? Several(
                    finding,
                    Disagree(finding.Caller.Label, $"identity {finding.Caller.PrincipalId}"),
                    [machine, .. owners]
                )
            : new Attribution.Attributed(finding, machine, Witness.ResourceId);
    }

    private static Attribution ByManagedIdentity(Finding finding, Machine[] owners) =>
        owners is [var only]
            ? new Attribution.Attributed(finding, only, Witness.ManagedIdentity)
            : Several(
                finding,
                new Reason(
                    ReasonCodes.WitnessesDisagree,
                    $"{owners.Length} machines have the identity {finding.Caller.PrincipalId}."
                ),
                owners
            );

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
                ? Several(
                    finding,
                    new Reason(
                        ReasonCodes.WitnessesDisagree,
                        $"{address} is of a machine that is not called '{name}'."
                    ),
                    addressed
                )
            : ByAddressAlone(finding, addressed);
    }

    private static Attribution ByNameAlone(Finding finding, Machine[] named) =>
        named.Length > 1 ? Several(finding, NameShared(finding.Caller.HostName, named.Length), named)
        : finding.Sources.All(LogSources.NamesAreClaims) ? Several(finding, Claimed(finding), named)
        : new Attribution.Attributed(finding, named[0], Witness.ComputerName);

    private static Reason Claimed(Finding finding) =>
        new(
            ReasonCodes.NameUnwitnessed,
            $"Only the client itself says that it is '{finding.Caller.HostName}' ({string.Join(", ", finding.Sources)})."
        );

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
    private int NetworksWith(string address) =>
        System.Net.IPAddress.TryParse(address, out var ip)
            ? ranges
                .Where(range => range.Range.Contains(ip))
                .Select(range => range.Network)
                .Distinct(StringComparer.Ordinal)
                .Count()
            : 0;

    // Of several machines of one name, the one at the address is meant only where it was there at the time.
    private bool IsWitnessed(Finding finding, Machine machine)
    {
        var seen = book.During(finding);
        return NetworksWith(finding.Caller.Address) <= 1
            && seen.All(sighting => Whose(sighting) == machine)
            && AddressBook.Covers(seen, finding);
    }

    // Addresses move. Who holds one now is believed only where it, and nobody else, was seen there from the first connection to the last.
    private Attribution ByWitnesses(Finding finding, Machine[] holders)
    {
        var (address, seen) = (finding.Caller.Address, book.During(finding));
        Machine[] witnessed = [.. seen.Select(Whose).OfType<Machine>().Distinct()];
        var strangers = seen.Count(sighting => Whose(sighting) is null);
        Machine[] candidates = [.. holders.Union(witnessed)];
        return candidates.Length == 0 && strangers == 0 ? NotKnown(finding)
            : candidates.Length > 1 || strangers > 0
                ? Several(
                    finding,
                    new Reason(
                        ReasonCodes.AddressMoved,
                        $"{address} was seen on other machines while the connections were made."
                    ),
                    candidates
                )
            : holders.Length == 0
                ? Several(
                    finding,
                    new Reason(ReasonCodes.AddressMoved, $"{address} was of this machine and is no longer."),
                    candidates
                )
            : !AddressBook.Covers(seen, finding) ? Several(finding, Unwitnessed(finding), candidates)
            : new Attribution.Attributed(finding, candidates[0], Witness.Address);
    }

    private static Reason Unwitnessed(Finding finding) =>
        new(
            ReasonCodes.AddressUnwitnessed,
            $"Nobody says that {finding.Caller.Address} "
                + $"was of this machine from {finding.FirstSeen:yyyy-MM-dd HH:mm} to {finding.LastSeen:yyyy-MM-dd HH:mm} UTC."
        );

    private Machine? Whose(AddressSighting sighting) =>
        sighting.ResourceId.Length > 0 ? byId.GetValueOrDefault(sighting.ResourceId)
        : byName[sighting.HostName].Take(2).ToArray() is [var only] ? only
        : null;

    private IEnumerable<Machine> AtAddress(string address) =>
        byAddress[address]
            .Concat(
                shared[address]
                    .SelectMany(s => s.Members)
                    .Select(id => byId.GetValueOrDefault(id.Value))
                    .OfType<Machine>()
            )
            .Distinct();

    private static Reason Disagree(string name, string address) =>
        new(ReasonCodes.WitnessesDisagree, $"'{name}' and {address} point to different machines.");

    private static Reason NameShared(string name, int count) =>
        new(ReasonCodes.NameShared, $"{count} machines are called '{name}'.");

    private static Attribution.Unattributed NotKnown(Finding finding) =>
        Nobody(
            finding,
            new Reason(ReasonCodes.NotInInventory, $"No machine in the inventory is called {finding.Caller.Label}.")
        );

    private static Attribution.Unattributed Nobody(Finding finding, Reason reason) => new(finding, reason, []);

    private static Attribution.Unattributed Several(Finding finding, Reason reason, IEnumerable<Machine> candidates) =>
        new(finding, reason, [.. candidates.Distinct().OrderBy(machine => machine.Id.Value, StringComparer.Ordinal)]);
}
