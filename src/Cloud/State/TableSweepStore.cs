using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The records in one partition of a table. Each has two rows: <c>id:…</c> holds it, <c>at:…</c> puts it in order of
/// time. A record keeps the place that it got when it was added.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class TableSweepStore(StateClients clients) : ISweepStore
{
    private const string Partition = "sweeps";
    private const string Places = $"PartitionKey eq '{Partition}' and RowKey ge 'at:' and RowKey lt 'at;'";
    private const string Record = "Record";
    private const string Place = "Place";
    private const int ReadsAtOnce = 8;

    private readonly TableClient table = clients.Sweeps;

    /// <inheritdoc/>
    public Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var mark = TableWrites.NewMark();
        var place = $"at:{TableKeys.NewestFirst(record.AcceptedAt)}:{record.Id}";
        TableEntity row = new(Partition, RowOf(record.Id))
        {
            [Record] = SweepRecordJson.Write(record),
            [Place] = place,
            [TableWrites.Mark] = mark,
        };
        return StateFaults.GuardAsync<SweepRecord?>(
            $"adding sweep {record.Id}",
            async () =>
            {
                try
                {
                    TableTransactionAction[] both =
                    [
                        new(TableTransactionActionType.Add, row),
                        new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, place)),
                    ];
                    var answers = await table.SubmitTransactionAsync(both, cancellationToken);
                    return record with { Version = answers.Value[0].Headers.ETag.ToString()! };
                }
                catch (RequestFailedException failed) when (TableWrites.IsTaken(failed))
                {
                    return await OursAsync(record, mark, cancellationToken);
                }
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync(
            $"reading sweep {id}",
            async () =>
                await TableWrites.FindAsync(table, Partition, RowOf(id), cancellationToken) is { } row
                    ? Read(id, row)
                    : null,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return StateFaults.GuardAsync<IReadOnlyList<SweepRecord>>(
            "listing sweeps",
            async () =>
            {
                var list = new List<SweepRecord>();
                var pages = table.QueryAsync<TableEntity>(Places, Math.Min(most, 100), ["RowKey"], cancellationToken);
                await foreach (var places in pages.AsPages())
                {
                    foreach (var some in places.Values.Select(place => place.RowKey).Chunk(ReadsAtOnce))
                    {
                        list.AddRange(
                            (
                                await Task.WhenAll(some.Select(place => AtAsync(place, cancellationToken)))
                            ).OfType<SweepRecord>()
                        );
                        if (list.Count >= most)
                        {
                            return list[..most];
                        }
                    }
                }

                return list;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var mark = TableWrites.NewMark();
        TableEntity row = new(Partition, RowOf(record.Id))
        {
            [Record] = SweepRecordJson.Write(record),
            [TableWrites.Mark] = mark,
        };
        return StateFaults.GuardAsync<SweepRecord?>(
            $"changing sweep {record.Id}",
            async () =>
            {
                // No version is the version of no stored record; as a condition it would fit every one.
                if (record.Version.Length == 0)
                {
                    return null;
                }

                try
                {
                    var answer = await table.UpdateEntityAsync(
                        row,
                        new ETag(record.Version),
                        TableUpdateMode.Merge,
                        cancellationToken
                    );
                    return record with { Version = answer.Headers.ETag.ToString()! };
                }
                catch (RequestFailedException failed) when (TableWrites.IsChanged(failed))
                {
                    return await OursAsync(record, mark, cancellationToken);
                }
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync(
            $"removing sweep {record.Id}",
            async () =>
            {
                if (
                    await TableWrites.FindAsync(table, Partition, RowOf(record.Id), cancellationToken) is not { } row
                    || row.ETag.ToString() != record.Version
                )
                {
                    return false;
                }

                bool removed;
                try
                {
                    // A row that is gone already is no error to the client, only a status.
                    removed = !(
                        await table.DeleteEntityAsync(Partition, RowOf(record.Id), row.ETag, cancellationToken)
                    ).IsError;
                }
                catch (RequestFailedException failed) when (TableWrites.IsChanged(failed))
                {
                    return false;
                }

                // A place that points to nothing is passed over by every reader, so it may go after the record.
                if (TableWrites.Text(row, Place) is { } place)
                {
                    await table.DeleteEntityAsync(Partition, place, cancellationToken: cancellationToken);
                }

                return removed;
            },
            cancellationToken
        );
    }

    private static string RowOf(string id) => "id:" + id;

    private static SweepRecord Read(string id, TableEntity row)
    {
        try
        {
            return row.TryGetValue(Record, out var value) && value is byte[] json
                ? SweepRecordJson.Read(json, row.ETag.ToString())
                : throw StateFaults.Unreadable($"the record of sweep {id}", $"it has no binary '{Record}'");
        }
        catch (JsonException problem)
        {
            throw StateFaults.Unreadable($"the record of sweep {id}", $"its JSON is not a record ({problem.Path})");
        }
    }

    // Null where the record was removed, or was added again since and has another place.
    private async Task<SweepRecord?> AtAsync(string place, CancellationToken cancellationToken)
    {
        var id = place.Split(':', 3)[2];
        var row = await TableWrites.FindAsync(table, Partition, RowOf(id), cancellationToken);
        return row is not null && TableWrites.Text(row, Place) == place ? Read(id, row) : null;
    }

    private async Task<SweepRecord?> OursAsync(SweepRecord record, string mark, CancellationToken cancellationToken)
    {
        return await TableWrites.FindMarkedAsync(table, Partition, RowOf(record.Id), mark, cancellationToken) is { } row
            ? record with
            {
                Version = row.ETag.ToString(),
            }
            : null;
    }
}
