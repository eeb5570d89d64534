using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Remediation.Inventory;
using Remediation.Ledger;

namespace Cloud.State;

/// <summary>
/// The ledger in a table, one row per machine. An instance keeps the version of every row that it read or wrote and
/// overwrites only that version; it adds a machine that it has not read. Each sweep uses its own instance.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class TableLedger(StateClients clients) : ILedger
{
    private readonly TableClient table = clients.Ledger;
    private ConcurrentDictionary<MachineId, ETag> versions = new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync<IReadOnlyList<LedgerEntry>>(
            "reading the ledger",
            async () =>
            {
                var entries = new List<LedgerEntry>();
                var seen = new ConcurrentDictionary<MachineId, ETag>();
                await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
                {
                    var entry = LedgerRows.Read(row);
                    entries.Add(entry);
                    seen[entry.Machine] = row.ETag;
                }

                versions = seen;
                return entries;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var row = LedgerRows.ToRow(entry);
        var mark = TableWrites.NewMark();
        row[TableWrites.Mark] = mark;
        return StateFaults.GuardAsync(
            $"writing the ledger's entry of {entry.Machine}",
            async () =>
            {
                try
                {
                    var answer = versions.TryGetValue(entry.Machine, out var version)
                        ? await table.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken)
                        : await table.AddEntityAsync(row, cancellationToken);
                    versions[entry.Machine] =
                        answer.Headers.ETag ?? throw StateFaults.Unreadable("the answer", "it has no version");
                }
                catch (RequestFailedException failed)
                    when (TableWrites.IsTaken(failed) || TableWrites.IsChanged(failed))
                {
                    var ours = await TableWrites.FindMarkedAsync(
                        table,
                        row.PartitionKey,
                        row.RowKey,
                        mark,
                        cancellationToken
                    );
                    versions[entry.Machine] = ours?.ETag ?? throw new LedgerConflictException(entry.Machine);
                }
            },
            cancellationToken
        );
    }
}
