using System.Text.Json;
using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>
/// The records in one JSON text: an object, an event hub's <c>records</c>, or a query's <c>tables</c>.
/// </summary>
internal static class JsonRecords
{
    /// <summary>Reads a text that begins at this line.</summary>
    public static IEnumerable<ExportLine> Read(long number, string text)
    {
        using var document = Parse(text, out var problem);
        if (document is null)
        {
            yield return ExportLine.Bad(number, problem);
            yield break;
        }

        foreach (var line in Expand(number, document.RootElement))
        {
            yield return line;
        }
    }

    private static IEnumerable<ExportLine> Expand(long number, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [ExportLine.Bad(number, $"a JSON {root.ValueKind} is no record")];
        }

        if (root.TryGetProperty("tables", out var tables) && tables.ValueKind == JsonValueKind.Array)
        {
            return Rows(number, tables);
        }

        if (root.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Array)
        {
            return records.EnumerateArray().SelectMany(record => Expand(number, record));
        }

        return [ExportLine.Good(number, TableRecord.FromJson(root))];
    }

    // The first table is the answer; later ones are statistics.
    private static IEnumerable<ExportLine> Rows(long number, JsonElement tables)
    {
        var table = tables.EnumerateArray().FirstOrDefault();
        if (
            table.ValueKind != JsonValueKind.Object
            || !table.TryGetProperty("columns", out var columns)
            || columns.ValueKind != JsonValueKind.Array
            || !table.TryGetProperty("rows", out var rows)
            || rows.ValueKind != JsonValueKind.Array
        )
        {
            return [ExportLine.Cut(number, "the query's answer has no columns or no rows")];
        }

        var names = new TableColumns(columns.EnumerateArray().Select(NameOf));
        return rows.EnumerateArray()
            .Select(
                (row, index) =>
                    row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == names.Count
                        ? ExportLine.Good(number, TableRecord.FromCells(names, row))
                        : ExportLine.Bad(number, $"row {index + 1} has not one cell per column")
            );
    }

    private static string NameOf(JsonElement column) =>
        column.ValueKind == JsonValueKind.Object && column.TryGetProperty("name", out var name) ? name.ToString() : "";

    private static JsonDocument? Parse(string text, out string problem)
    {
        try
        {
            problem = "";
            return JsonDocument.Parse(text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            problem = "not JSON: " + e.Message.Split(". ")[0];
            return null;
        }
    }
}
