using System.Text;
using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Cloud.Tests.State;

/// <summary>What every archive of reports does.</summary>
public abstract class ArchiveContract
{
    protected static TlsBaseline Baseline => TlsBaseline.Default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MachineId Machine => MachineLineBuilder.IdOf("vm-app-01");

    /// <summary>An empty archive.</summary>
    protected abstract Task<IReportArchive> OpenAsync();

    [Fact]
    public async Task Archived_report_is_read_back_unchanged_in_both_formats()
    {
        var archive = await OpenAsync();
        var report = ReportBuilder.Full("ünïcode ✓ 😀 <b>");
        await archive.PublishAsync(report, Token);

        Assert.Equal(JsonReport.Write(report, Baseline), await ReadAsync(archive, report.SweepId, ReportForm.Json));
        Assert.Equal(HtmlReport.Write(report, Baseline), await ReadAsync(archive, report.SweepId, ReportForm.Html));
    }

    [Theory]
    [InlineData("sweep-20261124-0401")]
    [InlineData("../sweep-20261124-0400")]
    [InlineData("")]
    [InlineData("SWEEP-20261124-0400")]
    public async Task There_is_no_report_of_a_sweep_that_published_none(string sweepId)
    {
        var archive = await OpenAsync();
        await archive.PublishAsync(ReportBuilder.Full(), Token);

        Assert.Null(await archive.OpenAsync(sweepId, ReportForm.Json, Token));
        Assert.Null(await archive.OpenAsync(sweepId, ReportForm.Html, Token));
    }

    [Fact]
    public async Task Report_with_an_invalid_id_is_refused()
    {
        var archive = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() =>
            archive.PublishAsync(ReportBuilder.Full() with { SweepId = "../x" }, Token)
        );
        Assert.Empty(await archive.ReadHistoryAsync(Machine, 9, Token));
    }

    [Fact]
    public async Task Publishing_again_writes_over_what_was_there()
    {
        var archive = await OpenAsync();
        await archive.PublishAsync(ReportBuilder.Full("first"), Token);
        var again = ReportBuilder.Full("second") with { EndedAt = ReportBuilder.Start.AddHours(1) };
        await archive.PublishAsync(again, Token);
        await archive.PublishAsync(again, Token);

        Assert.Equal(JsonReport.Write(again, Baseline), await ReadAsync(archive, again.SweepId, ReportForm.Json));
        Assert.Equal(HtmlReport.Write(again, Baseline), await ReadAsync(archive, again.SweepId, ReportForm.Html));
        Assert.Equal(again.EndedAt, Assert.Single(await archive.ReadHistoryAsync(Machine, 9, Token)).EndedAt);
    }

    [Fact]
    public async Task History_has_an_entry_for_every_machine_of_the_report()
    {
        var archive = await OpenAsync();
        var report = ReportBuilder.Full("ünïcode ✓ 😀");
        await archive.PublishAsync(report, Token);

        Assert.NotEmpty(report.Machines);
        foreach (var line in report.Machines)
        {
            var expected = new MachineHistoryLine(
                report.SweepId,
                report.EndedAt,
                "Repair",
                line.Step.Decision.Name,
                line.Verdict.Kind.ToString(),
                line.Verdict.Reason.Code.Id,
                line.Summary
            );
            Assert.Equal(expected, Assert.Single(await archive.ReadHistoryAsync(line.Step.Machine.Id, 9, Token)));
        }

        Assert.Empty(await archive.ReadHistoryAsync(MachineLineBuilder.IdOf("vm-never-seen"), 9, Token));
    }

    [Fact]
    public async Task The_history_begins_with_the_newest_and_is_as_long_as_asked()
    {
        var archive = await OpenAsync();
        foreach (var hour in (int[])[3, 1, 4, 2, 5])
        {
            await archive.PublishAsync(
                ReportBuilder.Full() with
                {
                    SweepId = $"sweep-{hour}",
                    EndedAt = ReportBuilder.Start.AddHours(hour),
                },
                Token
            );
        }

        Assert.Equal(
            ["sweep-5", "sweep-4", "sweep-3", "sweep-2", "sweep-1"],
            (await archive.ReadHistoryAsync(Machine, 9, Token)).Select(line => line.SweepId)
        );
        Assert.Equal(
            ["sweep-5", "sweep-4"],
            (await archive.ReadHistoryAsync(Machine, 2, Token)).Select(line => line.SweepId)
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => archive.ReadHistoryAsync(Machine, 0, Token));
    }

    [Fact]
    public async Task A_huge_report_comes_back_whole()
    {
        var archive = await OpenAsync();
        var report = ReportBuilder.Large(1000);
        var html = HtmlReport.Write(report, Baseline);
        Assert.True(html.Length > 3_000_000, $"{html.Length} characters are not huge.");
        await archive.PublishAsync(report, Token);

        Assert.Equal(html, await ReadAsync(archive, report.SweepId, ReportForm.Html));
        Assert.Equal(JsonReport.Write(report, Baseline), await ReadAsync(archive, report.SweepId, ReportForm.Json));
        Assert.Single(await archive.ReadHistoryAsync(report.Machines[999].Step.Machine.Id, 9, Token));
    }

    private static MachineLine WithoutEnd(MachineLine line) =>
        line with
        {
            Verdict = line.Verdict with { Reason = line.Verdict.Reason with { Detail = new string('s', 100_000) } },
        };

    [Fact]
    public async Task A_story_without_end_is_cut_in_the_history_only()
    {
        var archive = await OpenAsync();
        var full = ReportBuilder.Full();
        var report = full with { Machines = [.. full.Machines.Select(WithoutEnd)] };
        var story = report.Machines.Single(line => line.Step.Machine.Id == Machine).Summary;
        await archive.PublishAsync(report, Token);

        Assert.True(story.Length > 100_000);
        Assert.Equal(story[..32_000] + " …", Assert.Single(await archive.ReadHistoryAsync(Machine, 9, Token)).Summary);
        Assert.Contains(new string('s', 100_000), await ReadAsync(archive, report.SweepId, ReportForm.Json));
    }

    [Fact]
    public async Task Cancellation_flows()
    {
        var archive = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            archive.PublishAsync(ReportBuilder.Full(), cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            archive.OpenAsync("sweep-1", ReportForm.Json, cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => archive.ReadHistoryAsync(Machine, 1, cancelled));
    }

    protected static async Task<string> ReadAsync(IReportArchive archive, string sweepId, ReportForm form)
    {
        await using var stream = await archive.OpenAsync(sweepId, form, Token);
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }
}
