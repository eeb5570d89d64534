using Azure;
using Azure.Data.Tables;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The records in one partition of a table, in the rows that <see cref="SweepRecordRows"/> describes.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class TableSweepStore(StateClients clients) : ISweepStore
{
    private const string Partition = SweepRecordRows.Partition;
    private const int ReadsAtOnce = 8;

    private readonly TableClient table = clients.Sweeps;

    /// <inheritdoc/>
    public Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var mark = TableWrites.NewMark();
        var place = SweepRecordRows.CreatePlace(record);
        var row = SweepRecordRows.Create(record, mark);
        row[SweepRecordRows.Place] = place;
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
                await TableWrites.FindAsync(table, Partition, SweepRecordRows.GetKey(id), cancellationToken) is { } row
                    ? SweepRecordRows.Read(id, row)
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
                var pages = table.QueryAsync<TableEntity>(
                    SweepRecordRows.PlaceFilter,
                    Math.Min(most, 100),
                    ["RowKey"],
                    cancellationToken
                );
                await foreach (var places in pages.AsPages())
                {
                    foreach (var some in places.Values.Select(place => place.RowKey).Chunk(ReadsAtOnce))
                    {
                        var records = await Task.WhenAll(some.Select(place => AtAsync(place, cancellationToken)));
                        list.AddRange(records.OfType<SweepRecord>());
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
        var row = SweepRecordRows.Create(record, mark);
        return StateFaults.GuardAsync<SweepRecord?>(
            $"changing sweep {record.Id}",
            async () =>
            {
                // No stored record has an empty version, but for Azure an empty condition matches any version.
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
                    await TableWrites.FindAsync(table, Partition, SweepRecordRows.GetKey(record.Id), cancellationToken)
                        is not { } row
                    || row.ETag.ToString() != record.Version
                )
                {
                    return false;
                }

                bool removed;
                try
                {
                    // The client reports a row that is gone already by its status and not by an exception.
                    var answer = await table.DeleteEntityAsync(
                        Partition,
                        SweepRecordRows.GetKey(record.Id),
                        row.ETag,
                        cancellationToken
                    );
                    removed = !answer.IsError;
                }
                catch (RequestFailedException failed) when (TableWrites.IsChanged(failed))
                {
                    return false;
                }

                // Readers skip a place without a record, so the place may be deleted after the record.
                if (TableWrites.Text(row, SweepRecordRows.Place) is { } place)
                {
                    await table.DeleteEntityAsync(Partition, place, cancellationToken: cancellationToken);
                }

                return removed;
            },
            cancellationToken
        );
    }

    // Null if the record was removed, or was removed and added again, which gives it another place.
    private async Task<SweepRecord?> AtAsync(string place, CancellationToken cancellationToken)
    {
        var id = SweepRecordRows.ReadId(place);
        var row = await TableWrites.FindAsync(table, Partition, SweepRecordRows.GetKey(id), cancellationToken);
        return row is not null && TableWrites.Text(row, SweepRecordRows.Place) == place
            ? SweepRecordRows.Read(id, row)
            : null;
    }

    private async Task<SweepRecord?> OursAsync(SweepRecord record, string mark, CancellationToken cancellationToken)
    {
        var key = SweepRecordRows.GetKey(record.Id);
        var row = await TableWrites.FindMarkedAsync(table, Partition, key, mark, cancellationToken);
        return row is null ? null : record with { Version = row.ETag.ToString() };
    }
}
