using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The records in one partition of a table. Each has two rows: <c>id:…</c> holds it, <c>at:…</c> puts it in order of time. A record keeps
/// the place that it got when it was added.
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
    public Task<bool> TryAddAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var (mark, place) = (TableWrites.NewMark(), $"at:{TableKeys.NewestFirst(record.AcceptedAt)}:{record.Id}");
        TableEntity row = new(Partition, RowOf(record.Id))
        {
            [Record] = SweepRecordJson.Write(record),
            [Place] = place,
            [TableWrites.Mark] = mark,
        };
        return StateFaults.GuardAsync($"adding sweep {record.Id}", async () =>
        {
            try
            {
                TableTransactionAction[] both =
                [
                    new(TableTransactionActionType.Add, row),
                    new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, place)),
                ];
                await table.SubmitTransactionAsync(both, cancellationToken);
                return true;
            }
            catch (RequestFailedException failed) when (TableWrites.IsTaken(failed))
            {
                return await IsOursAsync(record.Id, mark, cancellationToken);
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        StateFaults.GuardAsync($"reading sweep {id}", async () =>
            await TableWrites.FindAsync(table, Partition, RowOf(id), cancellationToken) is { } row ? Read(id, row) : null,
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return StateFaults.GuardAsync<IReadOnlyList<SweepRecord>>("listing sweeps", async () =>
        {
            var list = new List<SweepRecord>();
            var pages = table.QueryAsync<TableEntity>(Places, Math.Min(most, 100), ["RowKey"], cancellationToken);
            await foreach (var places in pages.AsPages())
            {
                foreach (var some in places.Values.Select(place => place.RowKey.Split(':', 3)[2]).Chunk(ReadsAtOnce))
                {
                    // One that was removed since is left out.
                    list.AddRange((await Task.WhenAll(some.Select(id => FindAsync(id, cancellationToken)))).OfType<SweepRecord>());
                    if (list.Count >= most)
                    {
                        return list[..most];
                    }
                }
            }

            return list;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var mark = TableWrites.NewMark();
        TableEntity row = new(Partition, RowOf(record.Id)) { [Record] = SweepRecordJson.Write(record), [TableWrites.Mark] = mark };
        return StateFaults.GuardAsync($"changing sweep {record.Id}", async () =>
        {
            // No version is the version of no stored record; as a condition it would fit every one.
            if (record.Version.Length == 0)
            {
                return false;
            }

            try
            {
                await table.UpdateEntityAsync(row, new ETag(record.Version), TableUpdateMode.Merge, cancellationToken);
                return true;
            }
            catch (RequestFailedException failed) when (TableWrites.IsChanged(failed))
            {
                return await IsOursAsync(record.Id, mark, cancellationToken);
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        StateFaults.GuardAsync($"removing sweep {id}", async () =>
        {
            if (await TableWrites.FindAsync(table, Partition, RowOf(id), cancellationToken) is not { } row)
            {
                return;
            }

            string[] keys = TableWrites.Text(row, Place) is { } place ? [RowOf(id), place] : [RowOf(id)];
            try
            {
                var deletes = keys.Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(Partition, key), ETag.All));
                await table.SubmitTransactionAsync(deletes, cancellationToken);
            }
            catch (RequestFailedException failed) when (TableWrites.IsMissing(failed))
            {
                // Somebody else removed it, or one of the two. What is left goes alone.
                foreach (var key in keys)
                {
                    await table.DeleteEntityAsync(Partition, key, cancellationToken: cancellationToken);
                }
            }
        }, cancellationToken);

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

    private async Task<bool> IsOursAsync(string id, string mark, CancellationToken cancellationToken) =>
        await TableWrites.FindMarkedAsync(table, Partition, RowOf(id), mark, cancellationToken) is not null;
}
