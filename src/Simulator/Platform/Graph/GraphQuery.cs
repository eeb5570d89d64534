using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Simulator.Platform.Graph;

/// <summary>
/// The part of the query language that the simulated Resource Graph understands: <c>Resources</c> or
/// <c>ComputeResources</c>, then any of <c>where type =~ '..'</c>, <c>where type in~ ('..', ..)</c>, <c>project a,
/// b</c>, <c>order by id asc</c>. Anything else is an error, never an answer to another question.
/// </summary>
internal sealed partial class GraphQuery
{
    private static readonly string[] Tables = ["Resources", "ComputeResources"];

    private readonly List<Func<IEnumerable<JsonObject>, IEnumerable<JsonObject>>> stages = [];

    private GraphQuery() { }

    /// <summary>Whether rows keep their id, without which there are no pages.</summary>
    public bool KeepsId { get; private set; } = true;

    /// <summary>Reads a query, or names the part that is not understood.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out GraphQuery? query, out string unknownPart)
    {
        query = null;
        // A bar inside a literal splits the literal; TryAdd understands neither half.
        string[] parts = [.. text.Split('|').Select(part => part.Trim())];
        var table = Array.Find(Tables, name => name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        if (table is null)
        {
            unknownPart = parts[0];
            return false;
        }

        var parsed = new GraphQuery();
        parsed.stages.Add(rows => rows.Where(row => IsInScaleSet(row) == (table == Tables[1])));
        unknownPart = "";
        foreach (var part in parts.Skip(1))
        {
            if (!parsed.TryAdd(part))
            {
                unknownPart = part;
                return false;
            }
        }

        query = parsed;
        return true;
    }

    public IEnumerable<JsonObject> Run(IEnumerable<JsonObject> rows) =>
        stages.Aggregate(rows, (current, stage) => stage(current));

    private static bool IsInScaleSet(JsonObject row)
    {
        return ((string?)row["type"] ?? "").StartsWith(
            "microsoft.compute/virtualmachinescalesets/",
            StringComparison.OrdinalIgnoreCase
        );
    }

    private bool TryAdd(string part)
    {
        if (WherePattern().Match(part) is { Success: true } where)
        {
            string[] types = [.. where.Groups["type"].Captures.Select(capture => capture.Value)];
            stages.Add(rows =>
                rows.Where(row => types.Contains((string?)row["type"], StringComparer.OrdinalIgnoreCase))
            );
        }
        else if (ProjectPattern().Match(part) is { Success: true } project)
        {
            string[] columns = [.. project.Groups["column"].Captures.Select(capture => capture.Value)];
            KeepsId &= columns.Contains("id");
            stages.Add(rows => rows.Select(row => Project(row, columns)));
        }
        else if (OrderPattern().IsMatch(part))
        {
            stages.Add(rows => rows.OrderBy(row => (string?)row["id"], StringComparer.OrdinalIgnoreCase));
        }
        else
        {
            return false;
        }

        return true;
    }

    // A column that the row lacks stays absent: so the estate plays what this identity may not read.
    private static JsonObject Project(JsonObject row, string[] columns) =>
        new(columns.Where(row.ContainsKey).Select(column => KeyValuePair.Create(column, row[column]?.DeepClone())));

    [GeneratedRegex(
        @"^where\s+type\s*(=~\s*'(?<type>[^'\\]*)'|in~\s*\(\s*'(?<type>[^'\\]*)'(\s*,\s*'(?<type>[^'\\]*)')*\s*\))$"
    )]
    private static partial Regex WherePattern();

    [GeneratedRegex(@"^project\s+(?<column>\w+)(\s*,\s*(?<column>\w+))*$")]
    private static partial Regex ProjectPattern();

    [GeneratedRegex(@"^order\s+by\s+id\s+asc$")]
    private static partial Regex OrderPattern();
}
