using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;

namespace Remediation.Findings;

/// <summary>Adds up the rows of one caller and one protocol.</summary>
internal static class FindingMerger
{
    /// <summary>Merges rows whose times and counts were checked by the reader; at least one.</summary>
    public static Finding Merge(Caller caller, TlsProtocol protocol, IReadOnlyList<LegacyTlsRow> rows)
    {
        return new()
        {
            Caller = caller,
            Protocol = protocol,
            FirstSeen = Times(rows).Min(),
            LastSeen = Times(rows).Max(),
            Hits = rows.Sum(row => row.Hits),
            TotalHits = Total(rows),
            Days = Days(rows),
            Sources = Distinct(rows.Select(row => row.Source)),
            Servers = Distinct(rows.Select(row => row.ServerResourceId)),
            AllEvidence = rows.Select(row => row.Evidence.Trim())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToArray(),
            Rows = rows.Count,
        };
    }

    // A row may have its two times in the wrong order, so both times are considered for both ends.
    private static IEnumerable<DateTimeOffset> Times(IEnumerable<LegacyTlsRow> rows) =>
        rows.SelectMany(row => new[] { row.FirstSeen!.Value.ToUniversalTime(), row.LastSeen!.Value.ToUniversalTime() });

    // Each row of a source repeats the caller's total there, so a source counts once.
    private static long Total(IEnumerable<LegacyTlsRow> rows) =>
        rows.GroupBy(row => row.Source, StringComparer.Ordinal).Sum(source => source.Max(row => row.TotalHits));

    // Aggregated rows contain the number of days but not the dates; the larger number is a safe lower bound.
    private static int Days(IReadOnlyList<LegacyTlsRow> rows) =>
        Math.Max(rows.Max(row => row.Days), Times(rows).Select(time => time.Date).Distinct().Count());

    private static string[] Distinct(IEnumerable<string> texts) =>
        [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
