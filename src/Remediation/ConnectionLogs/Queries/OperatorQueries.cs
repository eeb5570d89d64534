using System.Text.Json;
using System.Text.RegularExpressions;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.ConnectionLogs.Queries;

/// <summary>
/// The operator's custom queries for logs that no built-in source reads. Their text comes from the app's settings and
/// never from a request, an alert or a log. Each query must return all columns of <see cref="LegacyTlsRow"/> except
/// Source, which the product sets.
/// </summary>
public static partial class OperatorQueries
{
    /// <summary>Begins the source's name, so that no query can pass for a source of ours.</summary>
    public const string Prefix = "Custom.";

    private const int MostQueries = 20;
    private const int LongestText = 20_000;

    /// <summary>Reads a JSON object of names and queries; blank text is none of them.</summary>
    /// <param name="json">The setting.</param>
    /// <param name="problems">All errors, one clause each; they contain no text of a query.</param>
    /// <returns>The queries in order; empty if there is a problem.</returns>
    public static IReadOnlyList<LogQuery> Read(string json, out IReadOnlyList<string> problems)
    {
        if (json.Trim().Length == 0)
        {
            problems = [];
            return [];
        }

        if (JsonText.Parse(json) is not { ValueKind: JsonValueKind.Object } element)
        {
            problems = ["is not a JSON object of names and queries"];
            return [];
        }

        (string Name, JsonElement Value)[] pairs =
        [
            .. element.EnumerateObject().Select(pair => (JsonText.ReadName(pair), pair.Value)),
        ];
        problems =
        [
            .. Counted(pairs),
            .. pairs.Select((pair, index) => Problem(index, pair.Name, pair.Value)).OfType<string>(),
        ];
        return problems.Count > 0
            ? []
            : [.. pairs.Select(pair => new LogQuery(Prefix + pair.Name, JsonText.Read(pair.Value).Trim()))];
    }

    private static IEnumerable<string> Counted((string Name, JsonElement Value)[] pairs)
    {
        if (pairs.Length > MostQueries)
        {
            yield return $"has {pairs.Length} queries; at most {MostQueries} are taken";
        }

        if (pairs.DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase).Count() < pairs.Length)
        {
            yield return "has two queries of one name";
        }
    }

    private static string? Problem(int index, string name, JsonElement value)
    {
        if (!Name().IsMatch(name))
        {
            return $"has a name, the {index + 1}. of them, that is not a letter and then up to 39 letters, digits, '_' "
                + "and '-'";
        }

        if (value.ValueKind != JsonValueKind.String || JsonText.Read(value).Trim().Length is 0 or > LongestText)
        {
            return $"has no query of 1 to {LongestText} characters under the name {name}";
        }

        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,39}\z")]
    private static partial Regex Name();
}
