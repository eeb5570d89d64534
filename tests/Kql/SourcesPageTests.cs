using System.Text.RegularExpressions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;

namespace Kql.Tests;

/// <summary>
/// docs/sources.md names every source, and its examples are queries that an operator can use as they are.
/// </summary>
public sealed partial class SourcesPageTests(KustoParser parser)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(KustoParser.Root, "docs", "sources.md"))
        .ReplaceLineEndings("\n");

    [Fact]
    public void The_page_lists_every_source_and_no_other()
    {
        var table = Page[
            Page.IndexOf("## Built-in sources", StringComparison.Ordinal)..Page.IndexOf(
                "## Not queried",
                StringComparison.Ordinal
            )
        ];
        var named = table
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

        Assert.Equal(LogQueries.Sources, named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_lists_every_column_that_a_query_of_ones_own_must_answer_in()
    {
        var table = Page[
            Page.IndexOf("| column | type |", StringComparison.Ordinal)..Page.IndexOf(
                "Leave the time range out",
                StringComparison.Ordinal
            )
        ];
        var named = table
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));
        var contract = Required;

        Assert.Equal(contract.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_examples_bind_and_answer_in_the_contracts_columns()
    {
        var examples = Block()
            .Matches(Page)
            .Select((match, index) => (Name: $"example{index}", Text: match.Groups[1].Value))
            .ToDictionary(one => one.Name, one => one.Text);
        var contract = Required;
        var answers = await parser.CheckAsync("examples", examples);

        Assert.Equal(2, examples.Count);
        Assert.All(answers, answer => Assert.Empty(answer.Value.Diagnostics));
        Assert.All(
            answers,
            answer => Assert.Empty(contract.Except(answer.Value.Columns.Select(column => column.Split(':')[0])))
        );
    }

    // The source's name is ours; only sign-ins know a managed identity.
    private static IEnumerable<string> Required =>
        typeof(LegacyTlsRow)
            .GetProperties()
            .Select(property => property.Name)
            .Except([nameof(LegacyTlsRow.Source), nameof(LegacyTlsRow.ClientPrincipalId)]);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("```kql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
