using System.Net;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;

namespace Remediation.Attributions;

/// <summary>Finds the machines of one inventory by every identifier that a log may contain.</summary>
internal sealed class MachineIndex
{
    private readonly Dictionary<string, Machine> byId;
    private readonly ILookup<string, Machine> byPrincipal;
    private readonly ILookup<string, Machine> byName;
    private readonly ILookup<string, Machine> byAddress;
    private readonly ILookup<string, SharedAddress> sharedAddresses;
    private readonly IReadOnlyList<NetworkRange> ranges;

    public MachineIndex(InventorySnapshot inventory)
    {
        ranges = inventory.Ranges;
        byId = inventory.Machines.ToDictionary(machine => machine.Id.Value, StringComparer.Ordinal);
        byPrincipal = inventory
            .Machines.Where(machine => machine.PrincipalId.Length > 0)
            .ToLookup(machine => machine.PrincipalId, StringComparer.Ordinal);
        byName = inventory
            .Machines.Where(machine => machine.ComputerName.Length > 0)
            .ToLookup(machine => machine.ComputerName, StringComparer.Ordinal);
        byAddress = inventory
            .Machines.SelectMany(machine => machine.Addresses.Distinct(), (machine, address) => (machine, address))
            .ToLookup(pair => pair.address, pair => pair.machine, StringComparer.Ordinal);
        sharedAddresses = inventory.SharedAddresses.ToLookup(shared => shared.Address, StringComparer.Ordinal);
    }

    /// <summary>The machine with this ARM id; null if there is none.</summary>
    public Machine? FindById(string id) => byId.GetValueOrDefault(id);

    /// <summary>The machines with this managed identity.</summary>
    public Machine[] FindByPrincipal(string principalId) => [.. byPrincipal[principalId]];

    /// <summary>The machines with this computer name.</summary>
    public Machine[] FindByName(string name) => name.Length == 0 ? [] : [.. byName[name]];

    /// <summary>The machines that have this address now, including machines that share it.</summary>
    public Machine[] FindByAddress(string address)
    {
        if (address.Length == 0 || Addresses.NamesNoMachine(address))
        {
            return [];
        }

        var sharing = sharedAddresses[address]
            .SelectMany(shared => shared.Members)
            .Select(id => FindById(id.Value))
            .OfType<Machine>();
        return [.. byAddress[address].Concat(sharing).Distinct()];
    }

    /// <summary>The machine that an observation names; null if it names none of this inventory, or several.</summary>
    public Machine? FindObserved(AddressObservation observation)
    {
        if (observation.ResourceId.Length > 0)
        {
            return FindById(observation.ResourceId);
        }

        var named = FindByName(observation.HostName);
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>True if the address stands for several machines, such as those behind a NAT gateway.</summary>
    public bool IsShared(string address) => sharedAddresses.Contains(address);

    /// <summary>The names of the resources that share the address, such as a NAT gateway, sorted.</summary>
    public IEnumerable<string> ListSharers(string address) =>
        sharedAddresses[address].Select(shared => shared.Via).Order(StringComparer.Ordinal);

    /// <summary>How many virtual networks have the address in their ranges.</summary>
    public int CountNetworks(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return 0;
        }

        return ranges
            .Where(range => range.Range.Contains(parsed))
            .Select(range => range.Network)
            .Distinct(StringComparer.Ordinal)
            .Count();
    }
}
