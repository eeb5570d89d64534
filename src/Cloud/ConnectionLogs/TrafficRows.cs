using System.Diagnostics.CodeAnalysis;
using Remediation.ConnectionLogs;
using Remediation.Inventory;

namespace Cloud.ConnectionLogs;

/// <summary>Reads the answers to queries for the traffic of machines.</summary>
internal static class TrafficRows
{
    private static readonly string[] Columns =
    [
        "Machine",
        nameof(MachineTraffic.LegacyHits),
        nameof(MachineTraffic.ModernHits),
    ];

    /// <summary>
    /// Reads the rows. A missing row would count as no traffic, so one row that is unreadable, or is about a machine
    /// outside <paramref name="asked"/>, makes the whole answer unreadable.
    /// </summary>
    public static bool TryRead(
        LogTable table,
        IReadOnlySet<MachineId> asked,
        [NotNullWhen(true)] out IReadOnlyList<MachineTraffic>? rows,
        out string problem
    ) => LogRows.TryReadAll(table, Columns, cell => Row(cell, asked), out rows, out problem);

    /// <summary>Adds counts; a sum that would overflow stays at the largest number.</summary>
    public static long Sum(IEnumerable<long> counts) =>
        counts.Aggregate(0L, (sum, count) => count > long.MaxValue - sum ? long.MaxValue : sum + count);

    private static MachineTraffic? Row(Func<string, object?> cell, IReadOnlySet<MachineId> asked)
    {
        return
            MachineId.TryParse(LogCells.Text(cell("Machine")), out var machine)
            && asked.Contains(machine)
            && LogCells.Count(cell(nameof(MachineTraffic.LegacyHits))) is { } legacy and >= 0
            && LogCells.Count(cell(nameof(MachineTraffic.ModernHits))) is { } modern and >= 0
            ? new MachineTraffic(machine, legacy, modern)
            : null;
    }
}
