using System.Text.RegularExpressions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Tests.Builders;

namespace Remediation.Tests.ConnectionLogs.Queries;

public sealed partial class LogQueriesTests
{
    private static readonly string[] Normalised =
    [
        "TimeGenerated",
        "TlsVersion",
        "ClientIp",
        "ClientHost",
        "ClientResourceId",
        "ServerResourceId",
        "Role",
        "Evidence",
        "Hits",
    ];

    private static readonly TrafficLookupKey[] OneKey =
    [
        .. LogQueries.CreateBatches([new TrafficQuery(A.Machine(), A.Noon)])[0],
    ];

    public static TheoryData<string> Sources => [.. LogQueries.Sources];

    [Fact]
    public void Every_source_has_its_texts_in_order_of_name()
    {
        Assert.Equal(LogQueries.Sources, LogQueries.Findings.Select(query => query.Source));
        Assert.Equal(LogQueries.Sources, LogQueries.CreateTrafficQueries(OneKey).Select(query => query.Source));
        Assert.Equal(LogQueries.Sources.Order(StringComparer.Ordinal), LogQueries.Sources);
        Assert.Contains("Event", LogQueries.Sources);
    }

    [Fact]
    public void Tables_that_are_asked_are_those_whose_exports_are_read() =>
        Assert.Equal(
            LogSources.All.Select(source => source.Table).Distinct(),
            Remediation.ConnectionLogs.Tables.KnownTables.All.Select(table => table.Name)
        );

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_yields_exactly_the_normalised_columns(string source)
    {
        var shape = Connections(source);
        var projection = shape[shape.LastIndexOf("| project TimeGenerated,", StringComparison.Ordinal)..];

        // Only sign-ins know a managed identity.
        var expected = Normalised
            .Skip(1)
            .SelectMany(column =>
                column == "ServerResourceId" && source.Contains("SignIn", StringComparison.OrdinalIgnoreCase)
                    ? ["ClientPrincipalId", column]
                    : (string[])[column]
            );
        Assert.Equal(expected, Assigned().Matches(projection).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_finding_has_every_column_of_the_output_contract(string source)
    {
        const string Start = "| project Source = SourceName,";
        var projection = Findings(source)[
            (Findings(source).LastIndexOf(Start, StringComparison.Ordinal) + Start.Length)..
        ];
        var names = projection.Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries);
        var contract = typeof(LegacyTlsRow).GetProperties().Select(property => property.Name);

        Assert.Equal(contract.Except(["Source"]).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Contains($"let SourceName = \"{source}\";\n", Findings(source), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_missing_table_or_column_gives_no_rows_instead_of_an_error(string source)
    {
        var (text, table) = (Findings(source), LogSources.All.Single(one => one.Name == source).Table);

        Assert.Contains(
            $"let Records = union isfuzzy=true (datatable(TimeGenerated:datetime)[]), {table};\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(2, text.Split($" {table};").Length);
        Assert.Contains("column_ifexists(", Connections(source), StringComparison.Ordinal);
        Assert.DoesNotContain("ago(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workspace_knows_the_same_spellings_as_the_reader_of_rows()
    {
        var (legacy, modern) = (Spellings("LegacySpellings"), Spellings("ModernSpellings"));

        Assert.All(legacy, spelling => Assert.True(TlsProtocols.Parse(spelling).IsLegacy(), spelling));
        Assert.All(modern, spelling => Assert.True(TlsProtocols.Parse(spelling).IsModern(), spelling));
        Assert.Equal(
            TlsProtocols.Known.Order(StringComparer.Ordinal),
            legacy.Concat(modern).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_traffic_query_differs_from_another_only_in_what_is_asked()
    {
        var text = LogQueries.CreateTrafficQueries(OneKey).Single(query => query.Source == "Event").Text;
        var asked = Between(text, "let Asked = ", "];\n");

        Assert.Equal(
            $"let Asked = datatable(Machine:string, Kind:string, Key:string, Since:datetime)[\n"
                + $"    \"{A.Id()}\", \"id\", \"{A.Id()}\", datetime(2026-11-24T12:00:00.0000000Z),\n"
                + $"    \"{A.Id()}\", \"name\", \"vm-01\", datetime(2026-11-24T12:00:00.0000000Z),\n"
                + $"    \"{A.Id()}\", \"address\", \"10.0.0.1\", datetime(2026-11-24T12:00:00.0000000Z)\n",
            asked
        );
        Assert.Equal(Connections("Event"), Between(text, "let Connections = ", "let Asked = "));
    }

    [Fact]
    public void Batch_holds_at_most_a_hundred_machines_with_all_keys()
    {
        var batches = LogQueries.CreateBatches(
            Enumerable.Range(1, 201).Select(number => new TrafficQuery(A.Machine(number), A.Noon))
        );

        Assert.Equal([100, 100, 1], batches.Select(batch => batch.Select(key => key.Machine).Distinct().Count()));
        Assert.Equal(batches.Sum(batch => batch.Count), batches.SelectMany(batch => batch).Distinct().Count());
    }

    private static string Findings(string source) => LogQueries.Findings.Single(query => query.Source == source).Text;

    // From where the table's records become connections to where the question begins.
    private static string Connections(string source) =>
        Between(Findings(source), "let Connections = ", "// One row per caller");

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string[] Spellings(string name) =>
        [
            .. Quoted()
                .Matches(Between(Findings("Event"), $"let {name} = ", ");"))
                .Select(match => match.Groups[1].Value),
        ];

    [GeneratedRegex("^    ([A-Z][A-Za-z]+) = ", RegexOptions.Multiline)]
    private static partial Regex Assigned();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
