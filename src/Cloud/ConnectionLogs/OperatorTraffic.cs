using System.Diagnostics.CodeAnalysis;
using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// What the answer of an operator's own query says about the machines asked for. Its rows are aggregates: a row that
/// starts before the moment asked for and ends after it counts as legacy traffic, but never as modern traffic.
/// </summary>
internal static class OperatorTraffic
{
    /// <summary>
    /// Reads traffic, at most one line per row and machine; false if a row cannot be read or a column is missing.
    /// </summary>
    public static bool TryRead(
        string source,
        LogTable table,
        IReadOnlyList<AskedKey> keys,
        [NotNullWhen(true)] out IReadOnlyList<MachineTraffic>? traffic,
        out string problem
    )
    {
        traffic = null;
        if (!FindingRows.TryRead(source, table, out var rows, out problem))
        {
            return false;
        }

        if (FindingReader.Read(rows).SetAside.Any(aside => aside.Reason == ReasonCodes.RowUnreadable))
        {
            problem = LogRows.UnreadableRow;
            return false;
        }

        var asked = keys.ToLookup(key => (key.Kind, key.Key));
        traffic = [.. rows.SelectMany(row => Of(row, asked))];
        return true;
    }

    private static IEnumerable<MachineTraffic> Of(LegacyTlsRow row, ILookup<(string Kind, string Key), AskedKey> asked)
    {
        var version = TlsProtocols.Parse(row.TlsVersion);
        return AskedKey
            .NamedBy(Caller.Of(row), asked)
            .Select(key => new MachineTraffic(
                key.Machine,
                version.IsLegacy() && row.LastSeen >= key.Since ? row.Hits : 0,
                version.IsModern() && row.FirstSeen >= key.Since ? row.Hits : 0
            ));
    }
}
