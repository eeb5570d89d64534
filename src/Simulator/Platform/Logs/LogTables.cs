using System.Globalization;
using System.Text.Json.Nodes;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Queries;
using Remediation.Inventory;

namespace Simulator.Platform.Logs;

/// <summary>Answers to the product's own queries, computed from log lines, as tables of the wire format.</summary>
internal static class LogTables
{
    /// <summary>Who was seen at the addresses asked for.</summary>
    public static JsonObject Answer(
        IReadOnlyList<string> addresses,
        IEnumerable<AddressObservation> sightings,
        LogWindow window
    )
    {
        return Table(
            LogTableColumns.AddressObservations,
            sightings
                .Where(seen => addresses.Contains(seen.Address) && seen.From < window.To && seen.To >= window.From)
                .GroupBy(seen => (seen.Address, seen.ResourceId, seen.HostName))
                .Select(same => new JsonArray(
                    same.Key.Address,
                    same.Key.ResourceId,
                    same.Key.HostName,
                    Time(same.Min(seen => Later(seen.From, window.From))),
                    Time(same.Max(seen => seen.To < window.To ? seen.To : window.To))
                ))
        );
    }

    /// <summary>The answer to a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="table">What the workspace has of the source asked for, or of all sources.</param>
    /// <param name="window">The time that is asked for.</param>
    /// <param name="mostRows">Where the answer is cut.</param>
    public static (JsonObject Table, bool IsCut) Answer(
        KnownQuery question,
        IReadOnlyList<LoggedConnection> table,
        LogWindow window,
        int mostRows
    )
    {
        var lines = table.Where(line => line.Time >= window.From && line.Time < window.To);
        if (question.IsCensus)
        {
            return Cut(LogTableColumns.RecordCounts, Census(table, lines.ToLookup(line => line.Source)), mostRows);
        }

        return question.Keys is { } keys
            ? Cut(LogTableColumns.Traffic, Traffic(question.Source, keys, lines), mostRows)
            : Cut(LogTableColumns.Findings, ConnectionAggregator.Aggregate(lines).Select(Row), mostRows);
    }

    private static (JsonObject Table, bool IsCut) Cut(
        (string Name, string Type)[] columns,
        IEnumerable<JsonArray> rows,
        int mostRows
    )
    {
        JsonArray[] all = [.. rows];
        return (Table(columns, all.Take(mostRows)), all.Length > mostRows);
    }

    private static JsonObject Table((string Name, string Type)[] columns, IEnumerable<JsonArray> rows)
    {
        return new()
        {
            ["name"] = "PrimaryResult",
            ["columns"] = new JsonArray([
                .. columns.Select(column => new JsonObject { ["name"] = column.Name, ["type"] = column.Type }),
            ]),
            ["rows"] = new JsonArray([.. rows]),
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static IEnumerable<JsonArray> Census(
        IEnumerable<LoggedConnection> everything,
        ILookup<string, LoggedConnection> lines
    )
    {
        // A table exists from its first record on, of whatever source.
        var tables = everything.Select(line => FindTable(line.Source)).ToHashSet();
        return LogQueries.Sources.Select(source => new JsonArray(
            source,
            tables.Contains(FindTable(source)) ? 1 : 0,
            lines[source].Count(),
            Time(lines[source].Select(line => (DateTimeOffset?)line.Time).Max())
        ));
    }

    /// <summary>The table that a source is in.</summary>
    public static string FindTable(string source) => source.Split('.')[0];

    private static IEnumerable<JsonArray> Traffic(
        string source,
        IReadOnlyList<TrafficLookupKey> keys,
        IEnumerable<LoggedConnection> lines
    )
    {
        var asked = keys.ToLookup(key => (key.Kind, key.Key));
        var hits = new Dictionary<MachineId, (long Legacy, long Modern)>();
        foreach (var line in lines)
        {
            var found = TrafficLookupKey.FindMatches(CallerOf(line), asked);
            var version = TlsProtocols.Parse(line.TlsVersion);
            foreach (var key in found.Where(key => line.Time >= key.Since))
            {
                var (legacy, modern) = hits.GetValueOrDefault(key.Machine);
                hits[key.Machine] = (
                    legacy + (version.IsLegacy() ? line.Hits : 0),
                    modern + (version.IsModern() ? line.Hits : 0)
                );
            }
        }

        return hits.Select(machine => new JsonArray(
            source,
            machine.Key.Value,
            machine.Value.Legacy,
            machine.Value.Modern
        ));
    }

    private static Caller CallerOf(LoggedConnection line)
    {
        return Caller.FromRow(
            new LegacyTlsRow
            {
                Source = line.Source,
                ClientIp = line.ClientIp,
                ClientHost = line.ClientHost,
                ClientResourceId = line.ClientResourceId,
                ClientPrincipalId = line.ClientPrincipalId,
                Role = line.Role,
            }
        );
    }

    private static JsonArray Row(LegacyTlsRow row)
    {
        return
        [
            row.Source,
            Time(row.FirstSeen),
            Time(row.LastSeen),
            row.TlsVersion,
            row.ClientIp,
            row.ClientHost,
            row.ClientResourceId,
            row.ServerResourceId,
            row.Role,
            row.Evidence,
            row.Hits,
            row.TotalHits,
            row.Days,
            row.ClientPrincipalId,
        ];
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
