using Azure.Data.Tables;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The histories of machines in a table: a machine is a partition, a sweep is a row in it, the newest first.
/// </summary>
internal sealed class HistoryTable(TableClient table)
{
    private const int WritesAtOnce = 8;

    public Task WriteAsync(
        IReadOnlyList<(MachineId Machine, MachineHistoryLine Line)> lines,
        CancellationToken cancellationToken
    )
    {
        var pace = new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(
            lines,
            pace,
            async (line, token) =>
                await table.UpsertEntityAsync(RowOf(line.Machine, line.Line), TableUpdateMode.Replace, token)
        );
    }

    public async Task<IReadOnlyList<MachineHistoryLine>> ReadAsync(
        MachineId machine,
        int most,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<MachineHistoryLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.From(machine)}");
        var rows = table.QueryAsync<TableEntity>(filter, Math.Min(most, 1000), cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            // A sweep that was repeated after a crash has two rows; the later one counts.
            if (Read(row) is var line && seen.Add(line.SweepId))
            {
                lines.Add(line);
            }

            if (lines.Count == most)
            {
                break;
            }
        }

        return lines;
    }

    private static TableEntity RowOf(MachineId machine, MachineHistoryLine line)
    {
        return new(TableKeys.From(machine), $"{TableKeys.NewestFirst(line.EndedAt)}:{line.SweepId}")
        {
            [nameof(line.SweepId)] = line.SweepId,
            [nameof(line.EndedAt)] = line.EndedAt.ToUniversalTime(),
            [nameof(line.Mode)] = line.Mode,
            [nameof(line.Decision)] = line.Decision,
            [nameof(line.Verdict)] = line.Verdict,
            [nameof(line.ReasonCode)] = line.ReasonCode,
            [nameof(line.Summary)] = line.Summary,
        };
    }

    private static MachineHistoryLine Read(TableEntity row)
    {
        return new(
            Text(row, nameof(MachineHistoryLine.SweepId)),
            Time(row, nameof(MachineHistoryLine.EndedAt)),
            Text(row, nameof(MachineHistoryLine.Mode)),
            Text(row, nameof(MachineHistoryLine.Decision)),
            Text(row, nameof(MachineHistoryLine.Verdict)),
            Text(row, nameof(MachineHistoryLine.ReasonCode)),
            Text(row, nameof(MachineHistoryLine.Summary))
        );
    }

    private static string Text(TableEntity row, string column) =>
        TableWrites.Text(row, column) ?? throw Unreadable(row, column);

    private static DateTimeOffset Time(TableEntity row, string column) =>
        row.TryGetValue(column, out var value) && value is DateTimeOffset time ? time : throw Unreadable(row, column);

    private static StateUnavailableException Unreadable(TableEntity row, string column)
    {
        return StateFaults.Unreadable(
            $"the history's row '{row.PartitionKey}' '{row.RowKey}'",
            $"'{column}' is missing or of another kind"
        );
    }
}
