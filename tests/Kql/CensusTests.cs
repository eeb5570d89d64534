using System.Text.Json;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Tables;

namespace Kql.Tests;

/// <summary>The query that counts all sources, run over the sources' examples.</summary>
public sealed class CensusTests(KustoParser parser)
{
    [Fact]
    public async Task Each_source_is_counted_once_by_its_own_records_of_any_version()
    {
        var rows = await CountAsync("counted");

        Assert.Equal(LogQueries.Sources, rows.Select(row => row.Source));
        Assert.All(
            rows,
            row => Assert.Equal((row.Source, 1, Mapped(row.Source)), (row.Source, row.Exists, row.Records))
        );
        Assert.All(rows, row => Assert.NotNull(row.Newest));
    }

    [Fact]
    public async Task Missing_table_is_distinguished_from_an_empty_table()
    {
        var rows = await CountAsync("missing", "Event", "AzureDiagnostics");

        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    row.Source.Split('.')[0] is "Event" or "AzureDiagnostics" ? (0, true, true) : (1, false, false),
                    (row.Exists, row.Records == 0, row.Newest is null)
                )
        );
    }

    private async Task<Counted[]> CountAsync(string run, params string[] absent) =>
        (
            await parser.CountAsync<Counted>(
                run,
                new Dictionary<string, string> { ["census"] = LogQueries.Census.Text },
                absent
            )
        )["census"];

    // What the reader of exports makes of the same records.
    private static long Mapped(string source)
    {
        Assert.True(KnownTables.TryFind(source.Split('.')[0], out var table));
        var records = JsonSerializer.Deserialize<JsonElement[]>(
            File.ReadAllText(Path.Combine(KustoParser.Examples, source, "input.json"))
        )!;
        return records.Count(record => table.Map(TableRecord.FromJson(record)) is RecordReading.Mapped);
    }

    private sealed record Counted(string Source, int Exists, long Records, string? Newest);
}
