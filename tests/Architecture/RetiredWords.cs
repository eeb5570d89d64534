using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Words that the product once used for things that have names in its field.</summary>
internal static partial class RetiredWords
{
    // In two parts, so that this file is not a place where the words are found.
    private static readonly Regex Pattern = new(
        @"\b(?:(?<!(?-i:\bFront ))do"
            + @"ors?|de"
            + "sk|hou"
            + "se|ha"
            + "ste|hur"
            + "ry|pati"
            + "ence|the mi"
            + "nd|the la"
            + @"b)\b",
        RegexOptions.IgnoreCase
    );

    /// <summary>Files that quote somebody else, what they quote, and whom.</summary>
    private static readonly IReadOnlyList<(string File, string Text, string Reason)> Quoted = [];

    /// <summary>The retired words in a line.</summary>
    public static IEnumerable<string> Find(string file, string line)
    {
        foreach (var quote in Quoted.Where(quote => quote.File == file))
        {
            line = line.Replace(quote.Text, "", StringComparison.Ordinal);
        }

        return Pattern.Matches(line).Select(match => match.Value);
    }

    /// <summary>
    /// The old names of the table "Renamed" of the changelog. Plain words in lower case are left out: they have other
    /// meanings too.
    /// </summary>
    public static IReadOnlyList<string> OldNames(IEnumerable<string> changelog) =>
        [
            .. MarkdownTable
                .Parse(changelog)
                .Where(row => row.Header is ["what", "old", "new"])
                .SelectMany(row => InBackticks().Matches(row.Cells[1]).Select(match => match.Groups[1].Value))
                .Where(name => Identifier().IsMatch(name))
                .Distinct(),
        ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex("^(?:[A-Z]|[a-z]+[A-Z])\\w*$")]
    private static partial Regex Identifier();
}
