using System.Text.RegularExpressions;
using Kql.Tests;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Verdicts;

namespace Infra.Tests.Signals;

/// <summary>
/// Every query of the alert rules and the workbook: Microsoft's parser binds it, and what it asks for is what the
/// product logs.
/// </summary>
public sealed partial class QueryTests(KustoParser parser)
{
    // What the exporter adds to a message's own values (TelemetryTests).
    private static readonly string[] OfTheExporter = ["EventId", "CategoryName"];

    private static readonly Dictionary<string, Type> Words = new()
    {
        ["Verdict"] = typeof(VerdictKind),
        ["Outcome"] = typeof(SweepOutcome),
        ["State"] = typeof(SweepState),
        ["Mode"] = typeof(SweepMode),
    };

    [Fact]
    public async Task Every_query_binds_to_the_real_tables_without_a_diagnostic()
    {
        var queries = await Deployed.QueriesAsync();
        var answers = await parser.CheckAsync("signals", queries);

        Assert.Equal(20, queries.Count);
        Assert.Equal(
            "",
            string.Join(
                "\n",
                answers.SelectMany(answer => answer.Value.Diagnostics.Select(found => $"{answer.Key}: {found}"))
            )
        );
        Assert.All(answers, answer => Assert.NotEmpty(answer.Value.Columns));
    }

    [Fact]
    public async Task A_broken_query_is_found()
    {
        var query = (await Deployed.QueriesAsync())["done-now"];
        string[] broken = ["Properties2", "Verdikt", "summarise"];
        var answers = await parser.CheckAsync(
            "signals-broken",
            new Dictionary<string, string>
            {
                ["0"] = query.Replace("Properties.EventId", broken[0] + ".EventId", StringComparison.Ordinal),
                ["1"] = query.Replace("by Verdict", "by " + broken[1], StringComparison.Ordinal),
                ["2"] = query.Replace("| summarize Machines", $"| {broken[2]} Machines", StringComparison.Ordinal),
            }
        );

        Assert.All(answers, answer => Assert.Contains(answer.Value.Diagnostics, found => found.Severity == "Error"));
    }

    [Fact]
    public async Task What_a_query_reads_of_a_message_is_in_the_message()
    {
        foreach (
            var (name, query) in (await Deployed.QueriesAsync()).Where(query =>
                query.Value.Contains("Properties.", StringComparison.Ordinal)
            )
        )
        {
            var events = Events()
                .Matches(query)
                .SelectMany(match => Quoted().Matches(match.Value))
                .Select(match => match.Groups[1].Value)
                .ToList();
            var asked = Property().Matches(query).Select(match => match.Groups[1].Value).Distinct();

            Assert.True(events.Count > 0, name);
            Assert.All(
                events,
                one => Assert.True(LogMessages.All.ContainsKey(one), $"{name}: no message has the event id {one}")
            );
            Assert.Equal(
                (name, ""),
                (
                    name,
                    string.Join(
                        ", ",
                        asked.Except(OfTheExporter).Except(events.SelectMany(one => LogMessages.All[one].Names))
                    )
                )
            );
        }
    }

    [Fact]
    public async Task Query_reads_a_message_from_its_table_and_only_among_messages_of_the_product()
    {
        foreach (var (name, query) in await Deployed.QueriesAsync())
        {
            foreach (Match part in Part().Matches(query))
            {
                Assert.True(
                    part.Value.Contains("where tostring(Properties.CategoryName) ", StringComparison.Ordinal),
                    name
                );
                var events = Events()
                    .Matches(part.Value)
                    .SelectMany(match => Quoted().Matches(match.Value))
                    .Select(match => match.Groups[1].Value);
                Assert.All(
                    events,
                    one =>
                        Assert.True(
                            LogMessages.All[one].HasException == (part.Groups[1].Value == "AppExceptions"),
                            $"{name}: {one}"
                        )
                );
            }
        }
    }

    [Fact]
    public async Task Words_that_a_query_compares_with_are_words_of_the_product()
    {
        var compared = (await Deployed.QueriesAsync())
            .Values.SelectMany(query => Comparison().Matches(query))
            .SelectMany(
                match => Quoted().Matches(match.Groups[2].Value),
                (match, word) => (Column: match.Groups[1].Value, Word: word.Groups[1].Value)
            )
            .ToList();

        Assert.True(compared.Count > 10);
        Assert.All(compared, pair => Assert.Contains(pair.Word, Enum.GetNames(Words[pair.Column])));
    }

    [Fact]
    public async Task Each_verdict_has_a_place_in_the_workbook()
    {
        var queries = await Deployed.QueriesAsync();
        var shown = Quoted()
            .Matches(queries["confirmed-machines"])
            .Concat(Quoted().Matches(queries["blocked-machines"]))
            .Select(match => match.Groups[1].Value);

        Assert.Empty(Enum.GetNames<VerdictKind>().Except(shown));
    }

    [GeneratedRegex("""tostring\(Properties\.EventId\) (?:==|in) (?:"\d+"|\([^)]*\))""")]
    private static partial Regex Events();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\b(AppTraces|AppExceptions)\b(?:(?!\bApp(?:Traces|Exceptions)\b).)*", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex("""\b(Verdict|Outcome|State|Mode)\)? (?:==|in) ("\w+"|\([^)]*\))""")]
    private static partial Regex Comparison();
}
