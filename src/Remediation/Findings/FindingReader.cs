using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Reasons;

namespace Remediation.Findings;

/// <summary>Turns untrusted rows into findings. Total and independent of the rows' order.</summary>
public static class FindingReader
{
    // No window has this many connections, and a sum over all rows cannot overflow.
    private const long MostHits = 1_000_000_000_000;

    /// <summary>Reads rows; every one ends in exactly one finding or is set aside with a reason.</summary>
    public static FindingSet Read(IReadOnlyCollection<LegacyTlsRow> rows)
    {
        var sorted = rows.Select(row => (Row: row, Protocol: TlsProtocols.Parse(row.TlsVersion)))
            .ToLookup(r => Refusal(r.Row, r.Protocol));
        var skipped = sorted
            .Where(group => group.Key is not null)
            .Select(group => new SkippedRows(
                group.Key!,
                group.Count(),
                group.Select(r => Example(r.Row)).Min(StringComparer.Ordinal)!
            ))
            .OrderBy(group => group.Reason.Id, StringComparer.Ordinal);
        var findings = sorted[null]
            .GroupBy(r => (Caller: Caller.FromRow(r.Row), r.Protocol), r => r.Row)
            .Select(group => FindingMerger.Merge(group.Key.Caller, group.Key.Protocol, [.. group]));
        return new FindingSet(rows.Count, Sort(findings), [.. skipped]);
    }

    /// <summary>By caller, then protocol.</summary>
    internal static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings)
    {
        return findings
            .OrderBy(f => f.Caller.ResourceId, StringComparer.Ordinal)
            .ThenBy(f => f.Caller.HostName, StringComparer.Ordinal)
            .ThenBy(f => f.Caller.Address, StringComparer.Ordinal)
            .ThenBy(f => f.Caller.PrincipalId, StringComparer.Ordinal)
            .ThenBy(f => f.Caller.IsServerSide)
            .ThenBy(f => f.Protocol)
            .ToArray();
    }

    private static ReasonCode? Refusal(LegacyTlsRow row, TlsProtocol protocol)
    {
        if (
            row.FirstSeen is null
            || row.LastSeen is null
            || row.Hits is < 0 or > MostHits
            || row.TotalHits is < 0 or > MostHits
        )
        {
            return ReasonCodes.RowUnreadable;
        }

        if (protocol.IsModern())
        {
            return ReasonCodes.VersionModern;
        }

        if (protocol.IsLegacy())
        {
            return null;
        }

        return ReasonCodes.VersionUnknown;
    }

    private static string Example(LegacyTlsRow row) => $"{row.Source}: version '{row.TlsVersion}'";
}
