namespace Cloud.Tests.Exports;

public class ExportFormTests
{
    private const string Blob = ExportDirectory.Blob;
    private const string Cells = "TimeGenerated [UTC],CallerIpAddress,TlsVersion,UserAgentHeader";
    private const string Row = "\"1/5/2026, 10:00:00.123 AM\",10.0.0.4:5,TLS 1.0,\"a\r\nb, \"\"c\"\"\"";
    private const string Answer = """
        {"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},{"name":"CallerIpAddress"},{"name":"TlsVersion"}],
        "rows":[["2026-01-05T10:00:00Z","10.0.0.4:1","TLS 1.0"],["2026-01-05T11:00:00Z","10.0.0.4:2","TLS 1.0"]]}]}
        """;

    public static TheoryData<string, string> Forms =>
        new()
        {
            { "StorageBlobLogs.json", $"{Blob}\n{Blob}\n" },
            { "StorageBlobLogs.jsonl", $"{Blob}\r\n\r\n{Blob}" },
            { "storagebloblogs.NDJSON", $"{Blob}\n{Blob}" },
            { "StorageBlobLogs_part1.json", $"[{Blob},\n {Blob}]" },
            { "StorageBlobLogs.a.json", $"[{Blob}]\n[{Blob}]" },
            { "StorageBlobLogs_b.json", Answer },
            { "StorageBlobLogs_c.json", Answer.ReplaceLineEndings("") },
            { "StorageBlobLogs_d.json", $$"""{ "records": [{{Blob}},{{Blob}}] }""" },
            { "StorageBlobLogs_e.json", $$"""{"records":[{{Blob}}]}""" + "\n" + $$"""{"records":[{{Blob}}]}""" },
            { "StorageBlobLogs_f.json", Blob.Replace("{", "{\n  ") + "\n" + Blob.Replace(",", ",\r\n") },
            { "StorageBlobLogs.csv", $"{Cells}\r\n{Row}\r\n{Row}\r\n" },
            { "StorageBlobLogs.CSV", $"{Cells}\n{Row}\n\n{Row}" },
        };

    [Theory, MemberData(nameof(Forms))]
    public async Task Every_form_is_read_with_and_without_a_byte_order_mark(string name, string text)
    {
        foreach (var bom in new[] { false, true })
        {
            using var exports = new ExportDirectory().With(name, text, bom);
            var reading = await exports.ReadAsync();
            var file = Assert.Single(reading.Files);
            Assert.Equal((2, 2, 0, null), (file.Records, file.Mapped, file.Malformed, file.Failure));
            Assert.Equal(2, Assert.Single(reading.Answer.Rows).Hits);
        }
    }

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "StorageBlobLogs.json", $"{Blob}\n\n{{\"time\":\n{Blob}", "StorageBlobLogs.json:3: not JSON" },
            { "StorageBlobLogs.json", $"{Blob}\n\n[]\n{Blob}", "StorageBlobLogs.json:3: a JSON Array is no record" },
            { "StorageBlobLogs.json", $"[{Blob},\n{{\"time\":}},\n{Blob}]", "StorageBlobLogs.json:2: not JSON" },
            { "StorageBlobLogs.json", $"[{Blob},\n17,\n{Blob}]", "StorageBlobLogs.json:2: a JSON Number is no record" },
            {
                "StorageBlobLogs.csv",
                $"{Cells}\n{Row}\nshort\n{Row}\n",
                "StorageBlobLogs.csv:4: 1 cells, but the heading has 4"
            },
            {
                "StorageBlobLogs.csv",
                $"{Cells}\n{Row}\n,,a\"b,c\n{Row}\n",
                "StorageBlobLogs.csv:4: a quote stands inside"
            },
            { "Event.json", """{"TimeGenerated":"soon"}""", "Event.json:1: the time 'soon' is not understood" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_malformed_record_is_named_by_file_and_line_and_the_rest_is_read(
        string name,
        string text,
        string expected
    )
    {
        using var exports = new ExportDirectory().With(name, text);
        var file = Assert.Single((await exports.ReadAsync()).Files);
        Assert.StartsWith(expected, Assert.Single(file.Examples), StringComparison.Ordinal);
        Assert.Equal(file.Records, file.Mapped + file.OutsideWindow + file.NotConnections + file.Malformed);
        Assert.Equal(name == "Event.json" ? 0 : 2, file.Mapped);
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "StorageBlobLogs.json", "" },
            { "StorageBlobLogs.json", " \r\n " },
            { "StorageBlobLogs.json", $"[{Blob},{Blob},{Blob}" },
            { "StorageBlobLogs.json", $"[{Blob},{Blob},{Blob},{Blob[..40]}" },
            { "StorageBlobLogs.json", $"{Blob}\nx\nx" },
            { "StorageBlobLogs.json", """{"tables":[]}""" },
            { "StorageBlobLogs.json", """{"error":{"code":"BadArgumentError"}}""" },
            { "StorageBlobLogs.csv", $"{Cells}\n{Row}\n{Row}\n\"open{new string('\n', 600)}" },
            { "StorageBlobLogs.csv.gz", "x" },
        };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_file_that_is_blank_cut_or_mostly_malformed_makes_its_source_fail_or_partial(
        string name,
        string text
    )
    {
        using var exports = new ExportDirectory().With(name, text);
        var reading = await exports.ReadAsync();
        var source = Assert.Single(reading.Answer.Sources);
        Assert.Equal(source.Rows > 0 ? "TLS109" : "TLS104", source.Reason?.Code.Id);
        Assert.Equal(reading.Answer.Rows.Count, source.Rows);
    }

    [Fact]
    public async Task A_huge_line_is_skipped_and_named()
    {
        using var exports = new ExportDirectory().With(
            "StorageBlobLogs.json",
            $"{Blob}\n{new string('x', (4 * 1024 * 1024) + 1)}\n{Blob}"
        );
        var file = Assert.Single((await exports.ReadAsync()).Files);
        Assert.Equal((3, 2, 1), (file.Records, file.Mapped, file.Malformed));
        Assert.StartsWith("StorageBlobLogs.json:2: the line is longer", file.Examples[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_malformed_records_are_counted_and_the_first_five_kept()
    {
        using var exports = new ExportDirectory().With("Event.json", string.Concat(Enumerable.Repeat("x\n", 40)));
        var file = Assert.Single((await exports.ReadAsync()).Files);
        Assert.Equal((40, 5), (file.Malformed, file.Examples.Count));
    }
}
