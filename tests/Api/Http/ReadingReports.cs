using System.Text.Json.Nodes;
using Remediation.Baseline;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>GET /api/sweeps/{id}/report, and the report in the sweep itself.</summary>
public sealed class ReadingReports(SharedAzurite azurite)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    private static readonly SweepReport Report = ReportBuilder.Full("<script>\u00fc\U0001F600");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string?, string> Preferences =>
        new()
        {
            { null, Html },
            { "", Html },
            { "*/*", Html },
            { "text/html", Html },
            { "TEXT/HTML", Html },
            { "text/*", Html },
            { "text/html;charset=utf-8", Html },
            { "text/html; charset=UTF-8; q=0.5", Html },
            { "application/json", Json },
            { "Application/JSON", Json },
            { "application/*", Json },
            { "application/json; charset=utf-8", Json },
            { "application/json, text/html", Html },
            { "text/html;q=0.9, application/json", Json },
            { "text/html, application/json;q=0.9", Html },
            { "text/html;q=0.5, application/json;q=0.5", Html },
            { "text/html;q=0, application/json;q=0.001", Json },
            { "*/*;q=0.1, application/json", Json },
            { "*/*, text/html;q=0.5", Json },
            { "*/*, text/html;q=0", Json },
            { "*/*, text/*;q=0", Json },
            { "*/*;q=1, application/*;q=0.2, application/json;q=0.9, text/html;q=0.8", Json },
            { "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", Html },
            { "image/png, application/json;q=0.1", Json },
            { "text/html;q=0", "" },
            { "*/*;q=0", "" },
            { "image/png", "" },
            { "application/xml, text/plain", "" },
            { "application/problem+json", "" },
            { "text/html;level=1", "" },
            { "text/html;charset=utf-16", "" },
            // None of these headers is a readable preference.
            { "nonsense", Html },
            { "/", Html },
            { ";q=1", Html },
            { ",,,", Html },
        };

    [Theory]
    [MemberData(nameof(Preferences))]
    public async Task Report_format_follows_the_Accept_header(string? accept, string type)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        await FinishAsync(host);
        (string, string)[] headers = accept is null ? [] : [("Accept", accept)];
        var answer = await host.GetAsync($"/api/sweeps/{Report.SweepId}/report", headers);
        if (type.Length == 0)
        {
            answer.ExpectProblem(406, "not-acceptable");
            return;
        }

        Assert.Equal((type, "Accept"), (answer.Expect(200).ContentType, answer.Header("Vary")));
        Assert.Equal(
            type == Html
                ? HtmlReport.Write(Report, TlsBaseline.Default)
                : JsonReport.Write(Report, TlsBaseline.Default),
            answer.Text
        );
    }

    [Fact]
    public async Task Several_Accept_headers_are_combined()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        await FinishAsync(host);
        Assert.Equal(
            Json,
            (
                await host.GetAsync(
                    $"/api/sweeps/{Report.SweepId}/report",
                    ("Accept", "text/html;q=0.1"),
                    ("Accept", "application/json")
                )
            ).ContentType
        );
    }

    [Fact]
    public async Task Report_page_may_run_no_script_and_contact_no_host()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        await FinishAsync(host);
        var answer = (await host.GetAsync($"/api/sweeps/{Report.SweepId}/report")).Expect(200);

        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            answer.Header("Content-Security-Policy")
        );
        Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finished_sweep_returns_its_report_as_archived()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        await FinishAsync(host);
        var answer = (await host.GetAsync($"/api/sweeps/{Report.SweepId}")).Expect(200);

        Assert.Null(answer.Header("Retry-After"));
        await using var archived = await host.Archive.OpenAsync(Report.SweepId, ReportForm.Json, Token);
        Assert.True(
            JsonNode.DeepEquals(
                await JsonNode.ParseAsync(archived!, cancellationToken: Token),
                JsonNode.Parse(answer.Json.GetProperty("report").GetRawText())
            )
        );
        Assert.False(
            (await host.GetAsync("/api/sweeps")).Json.GetProperty("sweeps")[0].TryGetProperty("report", out _)
        );
    }

    [Theory]
    [InlineData(SweepState.Queued, 409)]
    [InlineData(SweepState.Running, 409)]
    [InlineData(SweepState.Failed, 404)]
    [InlineData(SweepState.Cancelled, 404)]
    [InlineData(SweepState.Finished, 404)]
    public async Task Response_without_a_report_states_whether_to_retry(SweepState state, int status)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        await AddAsync(host, state);
        foreach (var accept in (string[])["text/html", "application/json", "image/png"])
        {
            var answer = await host.GetAsync($"/api/sweeps/{Report.SweepId}/report", ("Accept", accept));
            answer.Expect(status == 404 && accept == "image/png" ? 406 : status);
            Assert.Equal(status == 409 ? "10" : null, answer.Header("Retry-After"));
        }

        Assert.False(
            (await host.GetAsync($"/api/sweeps/{Report.SweepId}")).Expect(200).Json.TryGetProperty("report", out _)
        );
    }

    private static async Task FinishAsync(TestApiHost host)
    {
        await host.Archive.PublishAsync(Report, Token);
        await AddAsync(host, SweepState.Finished);
    }

    private static async Task AddAsync(TestApiHost host, SweepState state) =>
        Assert.NotNull(
            await host.Store.TryAddAsync(
                new SweepRecord
                {
                    Id = Report.SweepId,
                    Request = new SweepRequest { Origin = SweepOrigin.Timer },
                    AcceptedAt = A.Noon,
                    UpdatedAt = A.Noon,
                    State = state,
                    Outcome = state == SweepState.Finished ? Report.Outcome : null,
                    Machines = state == SweepState.Finished ? Report.Machines.Count : 0,
                    PlanId = state == SweepState.Finished ? Report.PlanId : "",
                },
                Token
            )
        );
}
