using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// One raw record of a log table. The shape that diagnostic settings write (camel case, most of it under
/// <c>properties</c>) and the one that Log Analytics exports (Pascal case, flat) are read alike: columns are found
/// without regard to letter case, and <c>properties</c> is searched too.
/// </summary>
public abstract class TableRecord
{
    private TableRecord() { }

    /// <summary>A JSON object; anything else is a record without columns.</summary>
    public static TableRecord FromJson(JsonElement element) => new JsonRecord(element);

    /// <summary>A row of a table that names its columns once.</summary>
    public static TableRecord FromCells(TableColumns columns, IReadOnlyList<string> cells) =>
        new CellRecord(columns, cells);

    /// <summary>A row of the answer of a query.</summary>
    public static TableRecord FromCells(TableColumns columns, JsonElement row)
    {
        return new CellRecord(
            columns,
            row.ValueKind == JsonValueKind.Array ? [.. row.EnumerateArray().Select(JsonText.Read)] : []
        );
    }

    /// <summary>True where the record has any of these columns, be it empty.</summary>
    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Find(column) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The text of the first of these columns that is not blank, trimmed; empty if all are blank. Objects are returned
    /// as JSON text.
    /// </summary>
    public string Text(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Find(column)?.Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    private protected abstract string? Find(string column);

    private sealed class JsonRecord : TableRecord
    {
        private readonly Dictionary<string, JsonElement> columns = new(StringComparer.OrdinalIgnoreCase);

        public JsonRecord(JsonElement element)
        {
            Add(element);
            if (columns.TryGetValue("properties", out var properties))
            {
                // Some exports contain the object as text.
                Add(
                    properties.ValueKind == JsonValueKind.String
                        ? JsonText.Parse(JsonText.Read(properties)) ?? default
                        : properties
                );
            }
        }

        private protected override string? Find(string column) =>
            columns.TryGetValue(column, out var element) ? JsonText.Read(element) : null;

        private void Add(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (var property in element.EnumerateObject())
            {
                columns.TryAdd(JsonText.ReadName(property), property.Value);
            }
        }
    }

    private sealed class CellRecord(TableColumns columns, IReadOnlyList<string> cells) : TableRecord
    {
        private protected override string? Find(string column) =>
            columns.IndexOf(column) is { } index && index < cells.Count ? cells[index] : null;
    }
}
