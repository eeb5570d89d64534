using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// What the answer of an operator's own query says about the machines asked for. Such a query knows no single
/// connection, so a row that began before the moment asked for accuses where it ended after it, and clears nobody.
/// </summary>
internal static class OperatorTraffic
{
    /// <summary>
    /// Traffic, at most one line per row and machine; null with a problem where one row or column cannot be read.
    /// </summary>
    public static IReadOnlyList<MachineTraffic>? Read(
        string source,
        LogTable table,
        IReadOnlyList<AskedKey> keys,
        out string problem
    )
    {
        var rows = FindingRows.Read(source, table, out problem);
        problem =
            rows is not null
            && FindingReader.Read(rows).SetAside.Any(aside => aside.Reason == ReasonCodes.RowUnreadable)
                ? "a row of the answer cannot be read"
                : problem;
        var asked = keys.ToLookup(key => (key.Kind, key.Key));
        return problem.Length > 0 ? null : [.. rows!.SelectMany(row => Of(row, asked))];
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
