using System.Diagnostics.CodeAnalysis;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Finds a table's cells by the names of its columns, which the queries define; the order of columns is not guaranteed.
/// </summary>
internal sealed class LogRows
{
    /// <summary>The problem text of an answer with an unreadable row.</summary>
    public const string UnreadableRow = "a row of the answer cannot be read";

    private readonly LogTable table;
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    private LogRows(LogTable table)
    {
        this.table = table;
        for (var index = 0; index < table.Columns.Count; index++)
        {
            indexes.TryAdd(table.Columns[index], index);
        }
    }

    /// <summary>Reads the rows; false if a column is missing, which <paramref name="problem"/> names.</summary>
    public static bool TryRead<T>(
        LogTable table,
        IReadOnlyList<string> columns,
        Func<Func<string, object?>, T> read,
        [NotNullWhen(true)] out IReadOnlyList<T>? rows,
        out string problem
    )
    {
        var reader = new LogRows(table);
        var missing = columns.Where(column => !reader.indexes.ContainsKey(column)).ToList();
        if (missing.Count > 0)
        {
            rows = null;
            problem = $"the answer lacks {string.Join(", ", missing)}";
            return false;
        }

        rows = [.. table.Rows.Select(row => read(column => reader.Cell(row, column)))];
        problem = "";
        return true;
    }

    /// <summary>Reads the rows; false if a column is missing or <paramref name="read"/> refuses one row.</summary>
    public static bool TryReadAll<T>(
        LogTable table,
        IReadOnlyList<string> columns,
        Func<Func<string, object?>, T?> read,
        [NotNullWhen(true)] out IReadOnlyList<T>? rows,
        out string problem
    )
        where T : class
    {
        rows = null;
        if (!TryRead(table, columns, read, out var all, out problem))
        {
            return false;
        }

        if (all.Contains(null))
        {
            problem = UnreadableRow;
            return false;
        }

        rows = [.. all.OfType<T>()];
        return true;
    }

    // An optional column that is missing reads as blank.
    private object? Cell(IReadOnlyList<object?> row, string column) =>
        indexes.TryGetValue(column, out var index) && index < row.Count ? row[index] : null;
}
