using Cloud.Exports;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;

namespace Cloud.Tests.Exports;

public class ExportFolderTests
{
    private const string Blob = ExportDirectory.Blob;

    [Fact]
    public void An_empty_or_missing_directory_is_one_clear_message()
    {
        using var exports = new ExportDirectory();
        Assert.Contains(
            "is empty",
            Assert.IsType<ExportFolder.Nothing>(ExportFolder.Open(exports.Path)).Why,
            StringComparison.Ordinal
        );
        var missing = Assert.IsType<ExportFolder.Nothing>(ExportFolder.Open(exports.Path + "-gone"));
        Assert.StartsWith("There is no directory", missing.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Directory_without_a_known_table_is_refused_with_the_names_of_its_files()
    {
        using var exports = new ExportDirectory().With("Heartbeat.json", Blob);
        Assert.Contains(
            "Heartbeat.json",
            Assert.IsType<ExportFolder.Nothing>(ExportFolder.Open(exports.Path)).Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unknown_table_beside_a_known_one_is_a_named_problem()
    {
        using var exports = new ExportDirectory().With("StorageBlobLogs.json", Blob).With("Perf.json", Blob);
        var problem = Assert.Single((await exports.ReadAsync()).Problems);
        Assert.StartsWith("Perf.json: no table", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heartbeats_are_counted_and_are_no_source()
    {
        using var exports = new ExportDirectory()
            .With("StorageBlobLogs.json", Blob)
            .With(
                "Heartbeat.json",
                """{"TimeGenerated":"2026-01-19T06:00:00Z","Computer":"vm-01","ComputerPrivateIPs":["10.0.0.1"],"_ResourceId":""}"""
            );
        var reading = await exports.ReadAsync();
        Assert.Equal(["StorageBlobLogs"], reading.Answer.Sources.Select(source => source.Source));
        Assert.Equal((1L, 1L), (reading.Files[0].Records, reading.Files[0].NotConnections));
    }

    [Fact]
    public async Task Parts_of_a_table_are_one_source_and_one_caller()
    {
        using var exports = new ExportDirectory()
            .With("StorageBlobLogs_1.json", Blob)
            .With("StorageBlobLogs_2.json", Blob.Replace(":5\"", ":6\""));
        var reading = await exports.ReadAsync();
        Assert.Equal(2, Assert.Single(reading.Answer.Rows).Hits);
        Assert.Equal(
            ("StorageBlobLogs", SourceState.Healthy, 1, 2L),
            Assert.Single(reading.Answer.Sources.Select(one => (one.Source, one.State, one.Rows, one.Records)))
        );
    }

    [Fact]
    public async Task Window_is_applied_and_the_reported_span_covers_all_records()
    {
        using var exports = new ExportDirectory().With(
            "StorageBlobLogs.json",
            $"{Blob}\n{Blob.Replace("01-05", "01-06")}"
        );
        var log = new ExportedConnectionLog((ExportFolder.Found)ExportFolder.Open(exports.Path));
        var span = (await log.ReadAsync(CancellationToken.None)).Span!;
        Assert.Equal(2, Assert.Single((await log.FindLegacyAsync(span, CancellationToken.None)).Rows).Hits);
        var firstDay = new LogWindow(span.From, span.From.AddHours(1));
        Assert.Equal(1, Assert.Single((await log.FindLegacyAsync(firstDay, CancellationToken.None)).Rows).Hits);
        Assert.Empty(
            (await log.FindLegacyAsync(new LogWindow(span.To, span.To.AddDays(7)), CancellationToken.None)).Rows
        );
    }

    [Fact]
    public async Task An_export_that_ends_long_before_the_window_does_is_stale()
    {
        using var exports = new ExportDirectory().With("StorageBlobLogs.json", Blob);
        var log = new ExportedConnectionLog((ExportFolder.Found)ExportFolder.Open(exports.Path));
        var span = (await log.ReadAsync(CancellationToken.None)).Span!;

        Assert.Equal(
            SourceState.Healthy,
            Assert.Single((await log.FindLegacyAsync(span, CancellationToken.None)).Sources).State
        );
        var late = Assert.Single(
            (await log.FindLegacyAsync(span with { To = span.To.AddDays(7) }, CancellationToken.None)).Sources
        );
        Assert.Equal((SourceState.Stale, 1), (late.State, late.Rows));
    }

    [Fact]
    public async Task A_file_that_vanished_since_makes_its_source_fail()
    {
        using var exports = new ExportDirectory().With("Event.json", Blob);
        var log = new ExportedConnectionLog((ExportFolder.Found)ExportFolder.Open(exports.Path));
        File.Delete(Path.Combine(exports.Path, "Event.json"));
        Assert.Equal(
            SourceState.Failed,
            Assert.Single((await log.ReadAsync(CancellationToken.None)).Answer.Sources).State
        );
    }
}
