using Remediation.Findings;
using Remediation.Fleet;

namespace Cloud.ConnectionLogs;

/// <summary>Answers to the question how much a machine connected.</summary>
internal static class TrafficRows
{
    private static readonly string[] Columns =
    [
        "Machine",
        nameof(MachineTraffic.LegacyHits),
        nameof(MachineTraffic.ModernHits),
    ];

    /// <summary>
    /// The rows, or null with a problem. Silence clears nobody here, so one row that cannot be read, or that is about a
    /// machine nobody asked for, spoils the whole answer.
    /// </summary>
    public static IReadOnlyList<MachineTraffic>? Read(LogTable table, IReadOnlySet<MachineId> asked, out string problem)
    {
        var rows = LogRows.Read(table, Columns, cell => Row(cell, asked), out problem);
        problem = problem.Length == 0 && rows!.Contains(null) ? "a row of the answer cannot be read" : problem;
        return problem.Length == 0 ? [.. rows!.OfType<MachineTraffic>()] : null;
    }

    /// <summary>Adds counts without going round the end of the numbers.</summary>
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
