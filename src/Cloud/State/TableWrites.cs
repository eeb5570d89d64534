using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Cloud.State;

/// <summary>
/// Distinguishes another writer's row from the caller's own write whose answer was lost: the client retries, finds its
/// own row and reports a conflict. Every write has a mark, so the row shows which writer wrote it.
/// </summary>
internal static class TableWrites
{
    /// <summary>The column of the mark.</summary>
    public const string Mark = "Mark";

    /// <summary>A new random mark.</summary>
    public static string NewMark() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>True if a row with this key exists already.</summary>
    public static bool IsTaken(RequestFailedException failed) =>
        failed.ErrorCode == TableErrorCode.EntityAlreadyExists.ToString();

    /// <summary>True if the row was changed or is gone.</summary>
    public static bool IsChanged(RequestFailedException failed) => failed.Status == 412 || IsMissing(failed);

    /// <summary>True if the row does not exist; false if the whole table is missing.</summary>
    public static bool IsMissing(RequestFailedException failed) =>
        failed.Status == 404 && failed.ErrorCode != TableErrorCode.TableNotFound.ToString();

    /// <summary>The row; null if there is none.</summary>
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

    /// <summary>The row if it has this mark; null if another writer wrote it or it is gone.</summary>
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

    /// <summary>A column's text; null if the column is missing or is not text.</summary>
    public static string? Text(TableEntity row, string column) =>
        row.TryGetValue(column, out var value) ? value as string : null;
}
