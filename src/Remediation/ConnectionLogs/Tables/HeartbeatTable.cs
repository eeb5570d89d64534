using System.Text.Json;
using Remediation.ConnectionLogs.Callers;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// The table Heartbeat: an agent's report of its machine's addresses, about once a minute. The table contains no
/// connections.
/// </summary>
public static class HeartbeatTable
{
    /// <summary>The table.</summary>
    public static KnownTable Table { get; } =
        new(
            "Heartbeat",
            record =>
                LogTime.Read(record) is null
                    ? LogTime.Unreadable(record)
                    : new RecordReading.NotAConnection("a heartbeat")
        );

    /// <summary>The addresses of one record; none where it cannot be read.</summary>
    public static IEnumerable<AddressObservation> Read(TableRecord record)
    {
        var id = record.Text("_ResourceId").TrimEnd('/').ToLowerInvariant();
        var host = HostNames.Normalize(record.Text("Computer"));
        return LogTime.Read(record) is { } time && id.Length + host.Length > 0
            ? Said(record)
                .Select(Addresses.Normalize)
                .Where(address => address.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(address => new AddressObservation(address, id, host, time, time))
            : [];
    }

    private static IEnumerable<string> Said(TableRecord record) =>
        JsonText.Parse(record.Text("ComputerPrivateIPs")) is { ValueKind: JsonValueKind.Array } own
            ? own.EnumerateArray().Select(JsonText.Read).Prepend(record.Text("ComputerIP"))
            : [record.Text("ComputerIP")];
}
