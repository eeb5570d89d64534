using System.Diagnostics.CodeAnalysis;
using Remediation.Findings;
using Remediation.Fleet;

namespace Cloud.ConnectionLogs;

/// <summary>Reads the answers to queries for the machines seen at addresses.</summary>
internal static class SightingRows
{
    private static readonly string[] Columns =
    [
        nameof(AddressSighting.Address),
        nameof(AddressSighting.ResourceId),
        nameof(AddressSighting.HostName),
        nameof(AddressSighting.From),
        nameof(AddressSighting.To),
    ];

    /// <summary>
    /// Reads the rows. One unreadable row makes the whole answer unreadable: it may be the row that shows a second
    /// machine at the address.
    /// </summary>
    public static bool TryRead(
        LogTable table,
        IReadOnlySet<string> asked,
        [NotNullWhen(true)] out IReadOnlyList<AddressSighting>? rows,
        out string problem
    ) => LogRows.TryReadAll(table, Columns, cell => Row(cell, asked), out rows, out problem);

    private static AddressSighting? Row(Func<string, object?> cell, IReadOnlySet<string> asked)
    {
        var address = LogCells.Text(cell(nameof(AddressSighting.Address)));
        var id = LogCells.Text(cell(nameof(AddressSighting.ResourceId)));
        var host = LogCells.Text(cell(nameof(AddressSighting.HostName)));
        return
            asked.Contains(address)
            && id.Length + host.Length > 0
            && LogCells.Time(cell(nameof(AddressSighting.From))) is { } from
            && LogCells.Time(cell(nameof(AddressSighting.To))) is { } to
            && from <= to
            ? new AddressSighting(address, id.ToLowerInvariant(), HostNames.Normalize(host), from, to)
            : null;
    }
}
