using System.Diagnostics.CodeAnalysis;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;

namespace Cloud.ConnectionLogs;

/// <summary>Reads the answers to queries for the machines seen at addresses.</summary>
internal static class AddressObservationRows
{
    private static readonly string[] Columns =
    [
        nameof(AddressObservation.Address),
        nameof(AddressObservation.ResourceId),
        nameof(AddressObservation.HostName),
        nameof(AddressObservation.From),
        nameof(AddressObservation.To),
    ];

    /// <summary>
    /// Reads the rows. One unreadable row makes the whole answer unreadable: it may be the row that shows a second
    /// machine at the address.
    /// </summary>
    public static bool TryRead(
        LogTable table,
        IReadOnlySet<string> asked,
        [NotNullWhen(true)] out IReadOnlyList<AddressObservation>? rows,
        out string problem
    ) => LogRows.TryReadAll(table, Columns, cell => Row(cell, asked), out rows, out problem);

    private static AddressObservation? Row(Func<string, object?> cell, IReadOnlySet<string> asked)
    {
        var address = LogCells.Text(cell(nameof(AddressObservation.Address)));
        var id = LogCells.Text(cell(nameof(AddressObservation.ResourceId)));
        var host = LogCells.Text(cell(nameof(AddressObservation.HostName)));
        return
            asked.Contains(address)
            && id.Length + host.Length > 0
            && LogCells.Time(cell(nameof(AddressObservation.From))) is { } from
            && LogCells.Time(cell(nameof(AddressObservation.To))) is { } to
            && from <= to
            ? new AddressObservation(address, id.ToLowerInvariant(), HostNames.Normalize(host), from, to)
            : null;
    }
}
