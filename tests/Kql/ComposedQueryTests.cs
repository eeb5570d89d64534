using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kql.Tests;

/// <summary>Every query, bound by Microsoft's own parser to the tables as they are documented.</summary>
public sealed partial class ComposedQueryTests(KustoParser parser)
{
    private static readonly string[] FindingColumns =
    [
        "Source:string",
        "FirstSeen:datetime",
        "LastSeen:datetime",
        "TlsVersion:string",
        "ClientIp:string",
        "ClientHost:string",
        "ClientResourceId:string",
        "ServerResourceId:string",
        "Role:string",
        "Evidence:string",
        "Hits:long",
        "TotalHits:long",
        "Days:long",
        "ClientPrincipalId:string",
    ];

    private static readonly string[] TrafficColumns =
    [
        "Source:string",
        "Machine:string",
        "LegacyHits:long",
        "ModernHits:long",
    ];

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["findings"] = FindingColumns,
        ["traffic"] = TrafficColumns,
        ["census"] = ["Source:string", "Exists:long", "Records:long", "Newest:datetime"],
        ["sightings"] = ["Address:string", "ResourceId:string", "HostName:string", "From:datetime", "To:datetime"],
    };

    private static readonly (string Sound, string Broken)[] Broken =
    [
        ("summarize FirstSeen = min(TimeGenerated)", "summarise FirstSeen = min(TimeGenerated)"),
        ("Hits = sum(Hits)", "Hits = sum(Hitz)"),
        ("| project Source = SourceName", "| project Source = SourceNam"),
        ("tostring(column_ifexists(", "tostring(column_if("),
        ("| where not(IsModern)", "| where TlsVersion + 1"),
        ("let Counted = ", "let Counted := "),
        ("let Clip = (text:string) {", "let Clip = (text:string) "),
    ];

    [Fact]
    public async Task Every_query_binds_to_the_real_tables_without_a_diagnostic()
    {
        var answers = await parser.CheckAsync("full", ComposedQueries.All);

        Assert.NotEmpty(answers);
        Assert.Equal(
            "",
            string.Join(
                "\n",
                answers.SelectMany(answer => answer.Value.Diagnostics.Select(found => $"{answer.Key}: {found}"))
            )
        );
        Assert.All(answers, answer => Assert.Equal(Columns[answer.Key.Split('.')[0]], answer.Value.Columns));
    }

    [Fact]
    public async Task A_table_without_its_columns_is_no_error()
    {
        var answers = await parser.CheckAsync("bare", ComposedQueries.All, "bare");

        Assert.Equal(
            "",
            string.Join(
                "\n",
                answers.SelectMany(answer => answer.Value.Diagnostics.Select(found => $"{answer.Key}: {found}"))
            )
        );
    }

    [Fact]
    public async Task A_missing_table_is_a_remark_and_no_error()
    {
        var answers = await parser.CheckAsync("none", ComposedQueries.All, "none");

        Assert.All(
            answers,
            answer =>
                Assert.Equal(
                    ["KS205 Warning"],
                    answer.Value.Diagnostics.Select(found => $"{found.Code} {found.Severity}").Distinct()
                )
        );
        // The census asks every table, and the query for sightings two.
        Assert.All(
            answers.Where(answer => answer.Key.Split('.')[0] is "findings" or "traffic"),
            answer => Assert.Single(answer.Value.Diagnostics)
        );
    }

    [Fact]
    public async Task A_broken_query_is_found()
    {
        var text = ComposedQueries.All["findings.StorageBlobLogs"];
        Assert.All(Broken, pair => Assert.Contains(pair.Sound, text, StringComparison.Ordinal));
        var answers = await parser.CheckAsync(
            "broken",
            Broken
                .Select((pair, index) => (index, Text: text.Replace(pair.Sound, pair.Broken, StringComparison.Ordinal)))
                .ToDictionary(one => $"{one.index}", one => one.Text)
        );

        Assert.All(answers, answer => Assert.Contains(answer.Value.Diagnostics, found => found.Severity == "Error"));
    }

    // column_ifexists() forgives a name that no table has, so the binder cannot see a misspelled column. This can.
    [Theory]
    [MemberData(nameof(Tables))]
    public void A_column_that_is_asked_for_is_one_that_the_tables_have(string shape, string[] tables)
    {
        var known = tables.SelectMany(ColumnsOf).ToHashSet(StringComparer.Ordinal);
        string[] asked =
        [
            .. Asked()
                .Matches(Remediation.ConnectionLogs.Queries.LogQueries.ShapeText(shape))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(known));
    }

    public static TheoryData<string, string[]> Tables
    {
        get
        {
            var data = new TheoryData<string, string[]>();
            foreach (var shape in Remediation.ConnectionLogs.Queries.LogSources.All.GroupBy(source => source.Shape))
            {
                data.Add(shape.Key, [.. shape.Select(source => source.Table).Distinct()]);
            }

            data.Add("Sightings.kql", ["Heartbeat", "VMConnection"]);
            return data;
        }
    }

    private static IEnumerable<string> ColumnsOf(string table)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(KustoParser.Schemas, table + ".json")));
        return [.. schema.RootElement.EnumerateObject().Select(column => column.Name)];
    }

    [GeneratedRegex("column_ifexists\\(\"([^\"]+)\"")]
    private static partial Regex Asked();
}
