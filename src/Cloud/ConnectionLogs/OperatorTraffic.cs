using System.Diagnostics.CodeAnalysis;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Queries;
using Remediation.Findings;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Reads the traffic of machines from the answer of a custom query. The rows are aggregates: a row that starts before
/// the requested time and ends after it counts as legacy traffic, but never as modern traffic.
/// </summary>
internal static class OperatorTraffic
{
    /// <summary>
    /// Reads traffic, at most one line per row and machine; false if a row cannot be read or a column is missing.
    /// </summary>
    public static bool TryRead(
        string source,
        LogTable table,
        IReadOnlyList<TrafficLookupKey> keys,
        [NotNullWhen(true)] out IReadOnlyList<MachineTraffic>? traffic,
        out string problem
    )
    {
        traffic = null;
        if (!FindingRows.TryRead(source, table, out var rows, out problem))
        {
            return false;
        }

        if (FindingReader.Read(rows).Skipped.Any(aside => aside.Reason == ReasonCodes.RowUnreadable))
        {
            problem = LogRows.UnreadableRow;
            return false;
        }

        var asked = keys.ToLookup(key => (key.Kind, key.Key));
        traffic = [.. rows.SelectMany(row => ReadRow(row, asked))];
        return true;
    }

    private static IEnumerable<MachineTraffic> ReadRow(
        LegacyTlsRow row,
        ILookup<(string Kind, string Key), TrafficLookupKey> asked
    )
    {
        var version = TlsProtocols.Parse(row.TlsVersion);
        return TrafficLookupKey
            .FindMatches(Caller.FromRow(row), asked)
            .Select(key => new MachineTraffic(
                key.Machine,
                version.IsLegacy() && row.LastSeen >= key.Since ? row.Hits : 0,
                version.IsModern() && row.FirstSeen >= key.Since ? row.Hits : 0
            ));
    }
}
