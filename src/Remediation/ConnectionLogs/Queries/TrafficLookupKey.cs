using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;

namespace Remediation.ConnectionLogs.Queries;

/// <summary>One name of a machine whose traffic is asked for.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Kind">
/// <see cref="ById"/>, <see cref="ByPrincipal"/>, <see cref="ByName"/> or <see cref="ByAddress"/>.
/// </param>
/// <param name="Key">The value of the key, normalised as in <see cref="Caller"/>.</param>
/// <param name="Since">Start of the queried time, UTC.</param>
public sealed record TrafficLookupKey(MachineId Machine, string Kind, string Key, DateTimeOffset Since)
{
    /// <summary>The key is an ARM id.</summary>
    public const string ById = "id";

    /// <summary>The key is the object id of a managed identity.</summary>
    public const string ByPrincipal = "principal";

    /// <summary>The key is a computer name.</summary>
    public const string ByName = "name";

    /// <summary>The key is an address.</summary>
    public const string ByAddress = "address";

    /// <summary>
    /// The keys of a caller: its resource id if it has one, else its managed identity if a queried machine owns the
    /// identity, else its computer name, else its address. Only one kind is used, so that no connection counts twice. A
    /// caller that was the server has no keys, because the record says nothing about it as a client.
    /// </summary>
    public static IEnumerable<TrafficLookupKey> FindMatches(
        Caller caller,
        ILookup<(string Kind, string Key), TrafficLookupKey> asked
    )
    {
        if (caller.IsServerSide)
        {
            return [];
        }

        if (caller.ResourceId.Length > 0)
        {
            return asked[(ById, caller.ResourceId)];
        }

        if (asked.Contains((ByPrincipal, caller.PrincipalId)))
        {
            return asked[(ByPrincipal, caller.PrincipalId)];
        }

        if (caller.HostName.Length > 0)
        {
            return asked[(ByName, caller.HostName)];
        }

        return asked[(ByAddress, caller.Address)];
    }

    /// <summary>
    /// The keys of the queried machines, in the order of the queries. A name or address that two machines share is left
    /// out, because one machine's traffic would count for the other. A machine that is queried twice gets keys once,
    /// from the earlier time.
    /// </summary>
    internal static IReadOnlyList<TrafficLookupKey> FromQueries(IEnumerable<TrafficQuery> questions)
    {
        var once = questions.GroupBy(
            question => question.Machine.Id,
            (_, same) => same.MinBy(question => question.Since)!
        );
        var byKey = once.SelectMany(Keys).GroupBy(key => (key.Kind, key.Key));
        var alone = byKey
            .Where(same => same.Skip(1).All(key => key.Machine == same.First().Machine))
            .Select(same => same.First());
        return [.. alone.GroupBy(key => key.Machine).SelectMany(machine => machine)];
    }

    private static IEnumerable<TrafficLookupKey> Keys(TrafficQuery question)
    {
        var machine = question.Machine;
        var since = question.Since;
        yield return new TrafficLookupKey(machine.Id, ById, machine.Id.Value, since);
        if (machine.PrincipalId.Length > 0)
        {
            yield return new TrafficLookupKey(machine.Id, ByPrincipal, machine.PrincipalId, since);
        }

        if (HostNames.Normalize(machine.ComputerName) is { Length: > 0 } name)
        {
            yield return new TrafficLookupKey(machine.Id, ByName, name, since);
        }

        foreach (
            var address in machine
                .Addresses.Select(Addresses.Normalize)
                .Where(text => text.Length > 0 && !Addresses.NamesNoMachine(text))
        )
        {
            yield return new TrafficLookupKey(machine.Id, ByAddress, address, since);
        }
    }
}
