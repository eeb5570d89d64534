using Remediation.ConnectionLogs.Queries;
using Remediation.Inventory;

namespace Kql.Tests;

/// <summary>Every query as the product sends it, by a name that a file can have.</summary>
internal static class ComposedQueries
{
    private const string Id =
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/"
        + "virtualMachines/vm-01";

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, string> All { get; } =
        LogQueries
            .Findings.Select(query => (Kind: "findings", query))
            .Concat(
                LogQueries
                    .CreateTrafficQueries([
                        Key(TrafficLookupKey.ById, Id),
                        Key(TrafficLookupKey.ByName, "vm-01"),
                        Key(TrafficLookupKey.ByAddress, "10.0.0.1"),
                    ])
                    .Select(query => (Kind: "traffic", query))
            )
            .Append((Kind: "sightings", query: LogQueries.CreateAddressObservationQuery(["10.0.0.1", "2001:db8::15"])))
            .Append((Kind: "census", query: LogQueries.Census))
            .ToDictionary(one => $"{one.Kind}.{one.query.Source}", one => one.query.Text);

    /// <summary>A question about one machine by a name of any kind, however odd.</summary>
    public static TrafficLookupKey Key(string kind, string key) => new(MachineId.Parse(Id), kind, key, Noon);

    /// <summary>A machine whose computer name and address are this text.</summary>
    public static Machine Machine(int number, string text) =>
        new Machine.AzureVm
        {
            Id = MachineId.Parse($"{Id}-{number}"),
            Name = text,
            ComputerName = text,
            Os = OsFamily.Windows,
            OsName = text,
            Location = text,
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [text],
        };
}
