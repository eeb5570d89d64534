namespace Cloud.ConnectionLogs;

/// <summary>
/// Finds a table's cells by the names of its columns, which the queries fix; the order of columns is nobody's promise.
/// </summary>
internal sealed class LogRows
{
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

    /// <summary>The rows; null where a column is missing, which <paramref name="problem"/> names.</summary>
    public static IReadOnlyList<T>? Read<T>(
        LogTable table,
        IReadOnlyList<string> columns,
        Func<Func<string, object?>, T> read,
        out string problem
    )
    {
        var rows = new LogRows(table);
        problem = string.Join(", ", columns.Where(column => !rows.indexes.ContainsKey(column)));
        problem = problem.Length == 0 ? "" : $"the answer lacks {problem}";
        return problem.Length == 0 ? [.. table.Rows.Select(row => read(column => rows.Cell(row, column)))] : null;
    }

    // A column that may be missing is blank.
    private object? Cell(IReadOnlyList<object?> row, string column) =>
        indexes.TryGetValue(column, out var index) && index < row.Count ? row[index] : null;
}
