using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Cloud.State;

/// <summary>
/// Tells somebody else's write from one's own whose answer was lost: the client tries again, meets what it wrote
/// itself, and is told of a conflict. Every write bears a mark, so the row shows whose it is.
/// </summary>
internal static class TableWrites
{
    /// <summary>The column of the mark.</summary>
    public const string Mark = "Mark";

    /// <summary>A mark that nobody else has.</summary>
    public static string NewMark() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>True where a row with this key is there already.</summary>
    public static bool IsTaken(RequestFailedException failed) =>
        failed.ErrorCode == TableErrorCode.EntityAlreadyExists.ToString();

    /// <summary>True where the row is another by now, or gone.</summary>
    public static bool IsChanged(RequestFailedException failed) => failed.Status == 412 || IsMissing(failed);

    /// <summary>True where there is no such row; a table that is missing is another thing.</summary>
    public static bool IsMissing(RequestFailedException failed) =>
        failed.Status == 404 && failed.ErrorCode != TableErrorCode.TableNotFound.ToString();

    /// <summary>The row; null where there is none.</summary>
    public static async Task<TableEntity?> FindAsync(
        TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException failed) when (IsMissing(failed))
        {
            return null;
        }
    }

    /// <summary>The row where it bears this mark; null where it is somebody else's or gone.</summary>
    public static async Task<TableEntity?> FindMarkedAsync(
        TableClient table,
        string partition,
        string row,
        string mark,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(table, partition, row, cancellationToken) is { } found && Text(found, Mark) == mark
            ? found
            : null;

    /// <summary>A column's text; null where it is missing or no text.</summary>
    public static string? Text(TableEntity row, string column) =>
        row.TryGetValue(column, out var value) ? value as string : null;
}
