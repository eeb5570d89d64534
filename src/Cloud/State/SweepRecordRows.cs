using System.Text.Json;
using Azure.Data.Tables;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The two rows of a record: <c>id:…</c> holds the record, <c>at:…</c> is its place in the order of time. A record
/// keeps its place from when it was added.
/// </summary>
internal static class SweepRecordRows
{
    public const string Partition = "sweeps";

    /// <summary>The column that names the record's place.</summary>
    public const string Place = "Place";

    /// <summary>Selects the places, newest first.</summary>
    public const string PlaceFilter = $"PartitionKey eq '{Partition}' and RowKey ge 'at:' and RowKey lt 'at;'";

    private const string Record = "Record";

    /// <summary>The key of the row that holds a record.</summary>
    public static string GetKey(string id) => "id:" + id;

    /// <summary>The key of a new record's place.</summary>
    public static string CreatePlace(SweepRecord record) =>
        $"at:{TableKeys.NewestFirst(record.AcceptedAt)}:{record.Id}";

    /// <summary>The record's id, from the key of its place.</summary>
    public static string ReadId(string place) => place.Split(':', 3)[2];

    /// <summary>Writes a record into a row, without its place.</summary>
    public static TableEntity Create(SweepRecord record, string mark)
    {
        return new(Partition, GetKey(record.Id))
        {
            [Record] = SweepRecordJson.Write(record),
            [TableWrites.Mark] = mark,
        };
    }

    /// <summary>Reads a record from its row.</summary>
    public static SweepRecord Read(string id, TableEntity row)
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
}
