namespace Cloud.ConnectionLogs;

/// <summary>A table of untrusted cells.</summary>
/// <param name="Columns">Names, in order.</param>
/// <param name="Rows">Cells in the order of the columns, as plain values; null if a cell is empty.</param>
public sealed record LogTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
