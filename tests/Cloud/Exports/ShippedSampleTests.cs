using System.Text.Json;
using Cloud.Exports;
using Remediation.Findings;

namespace Cloud.Tests.Exports;

public class ShippedSampleTests
{
    [Fact]
    public async Task Sample_yields_exactly_the_findings_documented()
    {
        var reading = await ReadAsync();
        var found = FindingReader.Read(reading.Answer.Rows);
        string[] lines =
        [
            .. found.Findings.Select(f =>
                $"{f.Caller.Label}{(f.Caller.IsServerSide ? " as server" : "")} {f.Protocol} {f.Hits}/"
                + $"{f.TotalHits} {string.Join("+", f.Sources)}"
            ),
        ];
        Assert.Equal(
            [
                "10.20.1.5 Tls10 8/12 StorageBlobLogs",
                "10.20.1.7 Tls11 5/260 StorageBlobLogs",
                "10.20.1.8 Tls11 7/7 StorageBlobLogs",
                "198.51.100.99 LegacyUnspecified 1/1 SigninLogs",
                "2001:db8::15 Tls10 5/7 StorageBlobLogs",
                "203.0.113.10 Tls10 3/43 StorageBlobLogs",
                "203.0.113.50 Tls11 30/42 StorageBlobLogs",
                "arc-fil-01 Tls10 11/11 Event",
                "batch02 LegacyUnspecified 7/12 AADNonInteractiveUserSignInLogs",
                "rds01 LegacyUnspecified 6/9 SigninLogs",
                "vm-hr-01 Tls10 6/6 Event",
                "vm-old-01 Tls10 9/9 Event",
                "vm-pay-01 Tls11 10/10 Event",
                "vm-web-01 Tls10 12/32 Event",
                "vm-web-01 as server Tls10 6/6 Event",
            ],
            lines.Order(StringComparer.Ordinal)
        );
        var aside = Assert.Single(found.Skipped);
        Assert.Equal(("TLS102", 1), (aside.Reason.Id, aside.Rows));
    }

    [Fact]
    public async Task The_sample_counts_every_line_and_names_the_bad_ones()
    {
        var reading = await ReadAsync();
        string[] lines =
        [
            .. reading.Files.Select(f =>
                $"{f.File} {f.Records} = {f.Mapped} + {f.NotConnections} + {f.Malformed} at "
                + $"{string.Join(",", f.Examples.Select(e => e.Split(':')[1]))}"
            ),
        ];
        Assert.Equal(
            [
                "AADNonInteractiveUserSignInLogs.json 13 = 12 + 0 + 1 at 5",
                "Event.json 81 = 74 + 5 + 2 at 11,31",
                "Heartbeat.json 12 = 0 + 12 + 0 at ",
                "SigninLogs.csv 11 = 10 + 0 + 1 at 21",
                "StorageBlobLogs.json 376 = 375 + 0 + 1 at 42",
            ],
            lines
        );
        Assert.All(reading.Files, file => Assert.Null(file.Failure));
        Assert.Equal(reading.Answer.Rows.Count, reading.Answer.Sources.Sum(source => source.Rows));
    }

    [Fact]
    public void The_sample_inventory_counts_its_own_rows()
    {
        using var inventory = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "inventory.json")));
        var data = inventory.RootElement.GetProperty("data");
        Assert.Equal(inventory.RootElement.GetProperty("count").GetInt32(), data.GetArrayLength());
        Assert.Single(data.EnumerateArray(), row => !row.TryGetProperty("tags", out _));
    }

    internal static async Task<ExportReading> ReadAsync() =>
        await new ExportedConnectionLog(
            Assert.IsType<ExportFolder.Found>(ExportFolder.Open(Path.Combine(Root(), "logs")))
        ).ReadAsync(CancellationToken.None);

    internal static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(directory!.FullName, "samples")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "samples", "contoso");
    }
}
