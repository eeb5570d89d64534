using System.Diagnostics.CodeAnalysis;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;

namespace Cloud.ConnectionLogs;

/// <summary>Reads answers whose columns follow the output contract.</summary>
internal static class FindingRows
{
    // Stands for a count that cannot be read; the reader of findings skips and reports such a row.
    private const long Unreadable = -1;

    private const long MostHits = 1_000_000_000_000;

    // ClientPrincipalId is left out, because custom queries need not return it.
    private static readonly string[] Columns =
    [
        nameof(LegacyTlsRow.FirstSeen),
        nameof(LegacyTlsRow.LastSeen),
        nameof(LegacyTlsRow.TlsVersion),
        nameof(LegacyTlsRow.ClientIp),
        nameof(LegacyTlsRow.ClientHost),
        nameof(LegacyTlsRow.ClientResourceId),
        nameof(LegacyTlsRow.ServerResourceId),
        nameof(LegacyTlsRow.Role),
        nameof(LegacyTlsRow.Evidence),
        nameof(LegacyTlsRow.Hits),
        nameof(LegacyTlsRow.TotalHits),
        nameof(LegacyTlsRow.Days),
    ];

    /// <summary>
    /// Reads the rows of a source; false if the table lacks a column. The rows get the name of the queried source, not
    /// the name in the answer.
    /// </summary>
    public static bool TryRead(
        string source,
        LogTable table,
        [NotNullWhen(true)] out IReadOnlyList<LegacyTlsRow>? rows,
        out string problem
    ) => LogRows.TryRead(table, Columns, cell => Row(source, cell), out rows, out problem);

    /// <summary>
    /// Merges the rows of several targets. Each target has a part of a caller's total, so the parts are added up;
    /// otherwise the share of legacy traffic of a caller in two workspaces would be too high.
    /// </summary>
    public static IReadOnlyList<LegacyTlsRow> Join(IReadOnlyList<IReadOnlyList<LegacyTlsRow>> targets)
    {
        var totals = targets
            .SelectMany(rows =>
                rows.Where(IsCounted)
                    .GroupBy(Caller.FromRow, (caller, own) => (caller, Total: own.Max(row => row.TotalHits)))
            )
            .GroupBy(part => part.caller, part => part.Total)
            .ToDictionary(parts => parts.Key, parts => Math.Min(MostHits, parts.Sum()));
        return
        [
            .. targets
                .SelectMany(rows => rows)
                .Select(row => IsCounted(row) ? row with { TotalHits = totals[Caller.FromRow(row)] } : row),
        ];
    }

    private static bool IsCounted(LegacyTlsRow row) => row.TotalHits is >= 0 and <= MostHits;

    private static LegacyTlsRow Row(string source, Func<string, object?> cell)
    {
        return new()
        {
            Source = source,
            FirstSeen = LogCells.Time(cell(nameof(LegacyTlsRow.FirstSeen))),
            LastSeen = LogCells.Time(cell(nameof(LegacyTlsRow.LastSeen))),
            TlsVersion = LogCells.Text(cell(nameof(LegacyTlsRow.TlsVersion))),
            ClientIp = LogCells.Text(cell(nameof(LegacyTlsRow.ClientIp))),
            ClientHost = LogCells.Text(cell(nameof(LegacyTlsRow.ClientHost))),
            ClientResourceId = LogCells.Text(cell(nameof(LegacyTlsRow.ClientResourceId))),
            ClientPrincipalId = LogCells.Text(cell(nameof(LegacyTlsRow.ClientPrincipalId))),
            ServerResourceId = LogCells.Text(cell(nameof(LegacyTlsRow.ServerResourceId))),
            Role = LogCells.Text(cell(nameof(LegacyTlsRow.Role))),
            Evidence = LogCells.Text(cell(nameof(LegacyTlsRow.Evidence))),
            Hits = LogCells.Count(cell(nameof(LegacyTlsRow.Hits))) ?? Unreadable,
            TotalHits = LogCells.Count(cell(nameof(LegacyTlsRow.TotalHits))) ?? Unreadable,
            Days = (int)Math.Clamp(LogCells.Count(cell(nameof(LegacyTlsRow.Days))) ?? 1, 1, int.MaxValue),
        };
    }
}
