using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Cloud.Clients;

namespace Cloud.Inventory;

/// <summary>One answer of Resource Graph, from the service or from a file that an operator saved.</summary>
/// <param name="Rows">
/// The rows. A row in table format with a wrong number of cells stays an array, so it is counted as unreadable later.
/// </param>
/// <param name="SkipToken">Token of the next page; null on the last page.</param>
/// <param name="Truncated">True if Azure truncated the result and offers no further page.</param>
/// <param name="TotalRecords">How many rows all pages have; null if the answer does not contain the number.</param>
internal sealed record ResourceGraphPage(
    IReadOnlyList<JsonElement> Rows,
    string? SkipToken,
    bool Truncated,
    long? TotalRecords
)
{
    // The service, the Azure CLI and the PowerShell module spell the same fields differently.
    private static readonly string[] SkipTokenNames = ["$skipToken", "skipToken", "skip_token", "SkipToken"];
    private static readonly string[] TruncatedNames = ["resultTruncated", "result_truncated", "ResultTruncated"];
    private static readonly string[] TotalNames = ["totalRecords", "total_records", "TotalRecords"];

    /// <summary>Reads an answer, or describes in <paramref name="problem"/> what is wrong with it.</summary>
    public static bool TryRead(JsonElement root, [NotNullWhen(true)] out ResourceGraphPage? page, out string problem)
    {
        page = null;
        problem = "";
        if (root.ValueKind == JsonValueKind.Array)
        {
            page = new ResourceGraphPage([.. root.EnumerateArray()], null, false, null);
            return true;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            problem = $"expected an object or an array at the top, found {root.ValueKind}";
            return false;
        }

        if (!root.TryGetProperty("data", out var data))
        {
            problem = "there is no 'data' at the top";
            return false;
        }

        if (!TryReadData(data, out var rows, out problem))
        {
            return false;
        }

        page = new ResourceGraphPage(rows, Token(root), IsTruncated(root), Total(root));
        return true;
    }

    private static bool TryReadData(
        JsonElement data,
        [NotNullWhen(true)] out IReadOnlyList<JsonElement>? rows,
        out string problem
    )
    {
        if (data.ValueKind == JsonValueKind.Array)
        {
            rows = [.. data.EnumerateArray()];
            problem = "";
            return true;
        }

        if (
            data.At("columns") is { ValueKind: JsonValueKind.Array } columns
            && data.At("rows") is { ValueKind: JsonValueKind.Array } cells
        )
        {
            return TryReadTable(columns, cells, out rows, out problem);
        }

        rows = null;
        problem = $"'data' is neither an array nor an object with 'columns' and 'rows', but {data.ValueKind}";
        return false;
    }

    private static bool TryReadTable(
        JsonElement columns,
        JsonElement cells,
        [NotNullWhen(true)] out IReadOnlyList<JsonElement>? rows,
        out string problem
    )
    {
        string[] names = [.. columns.EnumerateArray().Select(column => column.Text("name"))];
        rows = null;
        problem = FindColumnProblem(names);
        if (problem.Length > 0)
        {
            return false;
        }

        rows = [.. cells.EnumerateArray().Select(row => ToObject(names, row))];
        return true;
    }

    private static string FindColumnProblem(string[] names)
    {
        if (names.Contains(""))
        {
            return "a column of 'data.columns' has no name";
        }

        var areDistinct = names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return areDistinct ? "" : "two columns of 'data.columns' have the same name";
    }

    private static JsonElement ToObject(string[] names, JsonElement row)
    {
        return row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != names.Length
            ? row
            : JsonSerializer.SerializeToElement(
                names
                    .Zip(row.EnumerateArray())
                    .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)
            );
    }

    private static string? Token(JsonElement root) =>
        SkipTokenNames.Select(name => root.Text(name)).FirstOrDefault(text => text.Length > 0);

    private static bool IsTruncated(JsonElement root)
    {
        return TruncatedNames
            .Select(name => root.At(name))
            .Any(value =>
                value.ValueKind == JsonValueKind.True
                || (
                    value.ValueKind == JsonValueKind.String
                    && !string.Equals(value.GetString(), "false", StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    private static long? Total(JsonElement root)
    {
        return TotalNames
            .Select(name => root.At(name))
            .Where(value => value.ValueKind == JsonValueKind.Number)
            .Select(value => value.TryGetInt64(out var total) ? total : (long?)null)
            .FirstOrDefault();
    }
}
