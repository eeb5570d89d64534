using System.Text.Json;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Queries;

namespace Kql.Tests;

/// <summary>Each source's query gives the rows of the source's example, as the reader of exports does.</summary>
public sealed class ExampleTests(KustoParser parser)
{
    private static readonly Dictionary<string, string> Findings = ComposedQueries
        .All.Where(query => query.Key.StartsWith("findings.", StringComparison.Ordinal))
        .ToDictionary();

    [Fact]
    public async Task Every_query_gives_the_rows_of_its_example()
    {
        var rows = await parser.EvaluateAsync("evaluated", Findings);

        Assert.Equal(LogQueries.Sources, rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(LogQueries.Sources, source => Assert.Equal(InOrder(Expected(source)), InOrder(rows[source])));
    }

    [Theory]
    [InlineData("socketIp_s", "clientIp_s", "AzureDiagnostics.FrontDoor")]
    [InlineData("\"TotalOperations\"", "\"OperationName\"", "AEGDataPlaneRequests")]
    [InlineData("=~ \"systemAssigned\"", "=~ \"userAssigned\"", "AADManagedIdentitySignInLogs")]
    [InlineData("| where ClientIp != \"127.0.0.1\"", "", "AGWAccessLogs")]
    [InlineData("\"tls1.3\", ", "", "StorageBlobLogs")]
    [InlineData("in (36880, 36874)", "in (36880)", "WindowsEvent")]
    public async Task A_query_that_reads_otherwise_gives_other_rows(string sound, string other, string source)
    {
        Assert.Contains(sound, Findings[$"findings.{source}"], StringComparison.Ordinal);
        var changed = new Dictionary<string, string>
        {
            [$"findings.{source}"] = Findings[$"findings.{source}"].Replace(sound, other, StringComparison.Ordinal),
        };

        Assert.NotEqual(
            InOrder(Expected(source)),
            InOrder((await parser.EvaluateAsync($"changed-{source}", changed))[source])
        );
    }

    private static LegacyTlsRow[] Expected(string source) =>
        JsonSerializer.Deserialize<LegacyTlsRow[]>(
            File.ReadAllText(Path.Combine(KustoParser.Examples, source, "expected.json"))
        )!;

    // The workspace spells an IPv6 address in full.
    private static IEnumerable<string> InOrder(IEnumerable<LegacyTlsRow> rows) =>
        rows.Select(row => (row with { ClientIp = Addresses.Normalize(row.ClientIp) }).ToString())
            .Order(StringComparer.Ordinal);
}
