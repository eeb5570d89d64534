using System.Text.Json.Nodes;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>Lists, sweeps, machines, health, and the router's own answers.</summary>
public sealed class Showing(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_begins_with_the_newest_and_is_as_long_as_asked()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        Assert.Empty(Ids(await host.GetAsync("/api/sweeps")));
        var ids = new List<string>();
        for (var n = 0; n < 23; n++)
        {
            ids.Insert(0, (await host.StartSweepAsync("{}")).Expect(202).Id);
        }

        Assert.Equal(ids.Take(20), Ids(await host.GetAsync("/api/sweeps")));
        Assert.Equal(ids.Take(1), Ids(await host.GetAsync("/api/sweeps?top=1")));
        Assert.Equal(ids, Ids(await host.GetAsync("/api/sweeps?top=100")));
        Assert.Null((await host.GetAsync("/api/sweeps")).Header("Retry-After"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("+5")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("99999999999")]
    [InlineData("%EF%BC%95")]
    [InlineData("5&top=5")]
    public async Task A_length_that_is_none_is_refused(string most)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.GetAsync($"/api/sweeps?top={most}")).ExpectFaults("top");
        (await host.GetAsync($"/api/machines{A.Id().Value}?top={most}")).ExpectFaults("top");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("UPPER")]
    [InlineData("a_b")]
    [InlineData("a%2Fb")]
    [InlineData("%2e%2e%2fx")]
    [InlineData("%27%20or%201%20eq%201")]
    [InlineData("%F0%9F%98%80")]
    public async Task Missing_sweep_gets_404_whatever_the_id(string id)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.StartSweepAsync("{}")).Expect(202);
        (await host.GetAsync($"/api/sweeps/{id}")).ExpectProblem(404, "not-found");
        (await host.GetAsync($"/api/sweeps/{id}/report")).ExpectProblem(404, "not-found");
        (await host.CancelAsync(id)).ExpectProblem(404, "not-found");
        (await host.GetAsync($"/api/sweeps/{new string('a', 65)}")).ExpectProblem(404, "not-found");
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/sweeps", 404)]
    [InlineData("GET", "/api/sweeps/a/b", 404)]
    [InlineData("DELETE", "/api/sweeps", 405)]
    [InlineData("PUT", "/api/sweeps/a", 405)]
    [InlineData("GET", "/api/sweeps/a/cancel", 405)]
    [InlineData("POST", "/api/sweeps/a/report", 405)]
    [InlineData("GET", "/api/alerts", 405)]
    [InlineData("POST", "/api/machines/a", 405)]
    [InlineData("POST", "/api/health", 405)]
    [InlineData("POST", "/api/openapi.json", 405)]
    public async Task The_router_answers_what_no_endpoint_takes(string method, string path, int status)
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        var answer = (await host.SendAsync(new HttpMethod(method), path, null)).Expect(status);
        Assert.Equal(status == 405, answer.Header("Allow") is not null);
    }

    [Fact]
    public async Task Health_reports_the_time_of_the_last_sweep_request()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var before = (await host.GetAsync("/api/health")).Expect(200);
        Assert.Equal(
            ("Healthy", "Available", null),
            (
                before.Json.GetProperty("status").GetString(),
                before.State,
                before.Json.GetProperty("latestSweepAt").GetString()
            )
        );
        var sweep = (await host.StartSweepAsync("{}")).Expect(202);

        Assert.Equal(
            sweep.Json.GetProperty("acceptedAt").GetString(),
            (await host.GetAsync("/api/health")).Json.GetProperty("latestSweepAt").GetString()
        );
    }

    [Theory]
    [InlineData("/api/machines{0}")]
    [InlineData("/api/machines/{0}")]
    [InlineData("/api/machines{0}/")]
    [InlineData("/api/machines/{1}")]
    [InlineData("/api/machines/{2}")]
    [InlineData("/api/machines/{3}")]
    public async Task A_machine_is_found_however_its_id_is_written(string address)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var (id, report) = (MachineLineBuilder.IdOf("vm-app-01"), ReportBuilder.Full("<b>&\u00fc\U0001F600"));
        await host.Archive.PublishAsync(report, Token);
        await host.Archive.PublishAsync(
            report with
            {
                SweepId = "sweep-later",
                EndedAt = report.EndedAt.AddHours(1),
            },
            Token
        );
        var bare = id.Value[1..].ToUpperInvariant();
        var path = string.Format(
            null,
            address,
            id.Value,
            bare,
            bare.Replace("/", "%2F", StringComparison.Ordinal),
            Uri.EscapeDataString(id.Value)
        );
        var answer = (await host.GetAsync(path)).Expect(200);

        Assert.Equal(id.Value, answer.Json.GetProperty("machine").GetString());
        Assert.Equal(
            ["sweep-later", report.SweepId],
            answer.Json.GetProperty("history").EnumerateArray().Select(line => line.GetProperty("sweepId").GetString())
        );
        Assert.Equal(
            report.Machines[0].Summary,
            answer.Json.GetProperty("history")[0].GetProperty("summary").GetString()
        );
        Assert.Single((await host.GetAsync($"{path}?top=1")).Json.GetProperty("history").EnumerateArray());
    }

    [Theory]
    [InlineData("/api/machines")]
    [InlineData("/api/machines/")]
    [InlineData("/api/machines/vm1")]
    [InlineData("/api/machines/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d")]
    [InlineData("/api/machines/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a%27b")]
    public async Task What_is_no_machines_id_is_refused(string path)
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        (await host.GetAsync(path)).ExpectFaults("id");
    }

    [Fact]
    public async Task A_machine_that_no_sweep_named_is_not_found()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.GetAsync($"/api/machines{A.Id().Value}")).ExpectProblem(404, "not-found");
        (await host.GetAsync($"/api/machines{A.ScaleSetId().Value}")).ExpectProblem(404, "not-found");
        (await host.GetAsync($"/api/machines{A.ArcId().Value}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_document_is_the_one_in_the_sources()
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        var answer = (await host.GetAsync("/api/openapi.json")).Expect(200);
        Assert.True(JsonNode.DeepEquals(Api.Tests.Http.Conformance.ApiDocument.Root, JsonNode.Parse(answer.Body)));
    }

    private static IEnumerable<string> Ids(ApiResponse answer) =>
        answer
            .Expect(200)
            .Json.GetProperty("sweeps")
            .EnumerateArray()
            .Select(sweep => sweep.GetProperty("id").GetString()!);
}
