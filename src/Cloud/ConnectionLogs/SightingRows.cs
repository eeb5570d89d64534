using Remediation.Findings;
using Remediation.Fleet;

namespace Cloud.ConnectionLogs;

/// <summary>Answers to the question who was seen at an address.</summary>
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
    /// The rows, or null with a problem. One row that cannot be read spoils the answer: it may be the one that tells of
    /// a second machine.
    /// </summary>
    public static IReadOnlyList<AddressSighting>? Read(LogTable table, IReadOnlySet<string> asked, out string problem)
    {
        var rows = LogRows.Read(table, Columns, cell => Row(cell, asked), out problem);
        problem = problem.Length == 0 && rows!.Contains(null) ? "a row of the answer cannot be read" : problem;
        return problem.Length == 0 ? [.. rows!.OfType<AddressSighting>()] : null;
    }

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
