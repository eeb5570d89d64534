using Api.Tests.Alerts;

namespace Api.Tests.Http;

/// <summary>Every endpoint, where the product's storage does not answer.</summary>
public sealed class WhereStorageIsGone
{
    public static TheoryData<string, string, string> Requests =>
        new()
        {
            { "POST", "/api/sweeps", "{}" },
            { "GET", "/api/sweeps", "" },
            { "GET", "/api/sweeps/http-1", "" },
            { "GET", "/api/sweeps/http-1/report", "" },
            { "POST", "/api/sweeps/http-1/cancel", "" },
            { "POST", "/api/alerts", Payload.Text("metric-machine") },
            { "POST", "/api/alerts", Payload.Text("metric-storage") },
            {
                "GET",
                "/api/machines/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v",
                ""
            },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Endpoint_without_storage_gets_503_with_Retry_After(string method, string path, string body)
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        var answer = (
            await host.SendAsync(new HttpMethod(method), path, body.Length == 0 ? null : TestApiHost.Json(body))
        ).ExpectProblem(503, "state-unavailable");

        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_without_storage_gets_503()
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        var answer = (await host.GetAsync("/api/health")).Expect(503);

        Assert.Equal(
            ("30", "Unhealthy", "Unavailable"),
            (answer.Header("Retry-After"), answer.Json.GetProperty("status").GetString(), answer.State)
        );
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("test-log-v2")]
    [InlineData("service-health-incident")]
    public async Task An_alert_that_starts_nothing_needs_no_storage(string payload)
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        (await host.PostAlertAsync(Payload.Text(payload))).Expect(200);
    }

    [Fact]
    public async Task OpenAPI_document_is_served_without_storage()
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        Assert.Equal(
            "3.1.0",
            (await host.GetAsync("/api/openapi.json")).Expect(200).Json.GetProperty("openapi").GetString()
        );
    }

    [Fact]
    public async Task Invalid_request_without_storage_gets_its_own_error_first()
    {
        await using var host = await TestApiHost.StartAsync(SharedAzurite.Gone());
        (await host.StartSweepAsync("{\"mode\":1}")).ExpectFaults("#/mode");
        (await host.GetAsync("/api/sweeps?top=0")).ExpectFaults("top");
        (await host.GetAsync("/api/sweeps/NOT-AN-ID")).ExpectProblem(404, "not-found");
        (await host.GetAsync("/api/machines/vm1")).ExpectFaults("id");
    }
}
