using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Cloud.Tests.Stage;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Simulator.Platform.Logs;

namespace Cloud.Tests.Platform;

/// <summary>The wire format of the simulated Log Analytics, without the product's own client.</summary>
public sealed class LogAnalyticsTests
{
    private static readonly string Path = $"/v1/workspaces/{SimulatedWorkspace.CustomerId}/query";
    private static readonly string Query = LogQueries.Findings.Single(query => query.Source == "Event").Text;

    [Fact]
    public async Task Response_has_typed_columns_and_statistics_if_the_Prefer_header_asks_for_statistics()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Lines.Add(Line(-1));

        var (status, plain) = await PostAsync(scene, Body());
        var (_, full) = await PostAsync(scene, Body(), prefer: "wait=30,include-statistics=true");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(plain!["statistics"]);
        Assert.Null(plain["error"]);
        Assert.NotNull(full!["statistics"]!["query"]!["executionTime"]);
        var table = Assert.Single(plain["tables"]!.AsArray())!;
        Assert.Equal("PrimaryResult", (string?)table["name"]);
        Assert.Equal("""{"name":"FirstSeen","type":"datetime"}""", table["columns"]![1]!.ToJsonString());
        Assert.Equal("2026-11-19T10:00:00Z", (string?)table["rows"]![0]![1]);
        Assert.Equal(1, (long)table["rows"]![0]![10]!);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_a_remark_of_severity_three()
    {
        await using var scene = await Scene.OpenAsync();

        var (status, body) = await PostAsync(scene, Body());

        Assert.Equal((HttpStatusCode.OK, "PartialError"), (status, (string?)body!["error"]!["code"]));
        Assert.Equal("""3""", body["error"]!["details"]![0]!["innererror"]!["severity"]!.ToJsonString());
    }

    [Theory]
    [InlineData("PT24H", 1)]
    [InlineData("P1D", 1)]
    [InlineData("P1W", 2)]
    [InlineData("2026-11-13T10:00:00Z/2026-11-19T10:00:00Z", 1)]
    [InlineData("2026-11-13/2026-11-20", 2)]
    [InlineData("2026-11-13T10:00:00Z/P6DT1S", 2)]
    [InlineData("P6D/2026-11-19T10:00:00Z", 1)]
    [InlineData("P1D/2026-11-18T10:00:00Z", 0)]
    public async Task The_timespan_has_four_forms(string timespan, int days)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Lines.AddRange([Line(-1), Line(-5)]);

        var (status, body) = await PostAsync(scene, Body(timespan));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(days, body!["tables"]![0]!["rows"]!.AsArray().Sum(row => (int)row![12]!));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("PT")]
    [InlineData("P1D/P1D")]
    [InlineData("2026-11-20T10:00:00Z")]
    [InlineData("2026-11-20/2026-11-19")]
    [InlineData("a/b/c")]
    [InlineData("P2100Y")]
    public async Task Another_form_of_timespan_is_a_bad_argument(string timespan)
    {
        await using var scene = await Scene.OpenAsync();

        var (status, body) = await PostAsync(scene, Body(timespan));

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgumentError"), (status, (string?)body!["error"]!["code"]));
    }

    [Fact]
    public async Task Query_covers_the_intersection_of_two_timespans_and_everything_without_a_timespan()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Lines.AddRange([Line(-1), Line(-5), Line(-500)]);

        var (_, both) = await PostAsync(scene, Body("P7D"), path: Path + "?timespan=2026-11-01/2026-11-19");
        var (_, none) = await PostAsync(scene, new JsonObject { ["query"] = Query });

        Assert.Equal(
            (1, 3),
            ((int)both!["tables"]![0]!["rows"]![0]![12]!, (int)none!["tables"]![0]!["rows"]![0]![12]!)
        );
    }

    public static TheoryData<string> Foreign =>
        [
            "",
            "Event",
            "Heartbeat | summarize max(TimeGenerated) by Computer",
            Query + " ",
            Query.Replace("36880", "36874", StringComparison.Ordinal),
            LogQueries
                .CreateTrafficQueries(Keys)[0]
                .Text.Replace("sumif(Hits, Version in (LegacySpellings))", "0", StringComparison.Ordinal),
            LogQueries
                .CreateTrafficQueries(Keys)[0]
                .Text.Replace("\"vm-01\"", "\"vm-\\\"01\"", StringComparison.Ordinal),
            LogQueries.CreateTrafficQueries(Keys)[0].Text.Replace("datetime(2", "datetime(x", StringComparison.Ordinal),
        ];

    private static IReadOnlyList<TrafficLookupKey> Keys =>
        LogQueries.CreateBatches([
            new TrafficQuery(Cloud.Tests.ConnectionLogs.Doubles.Vm(), Cloud.Tests.ConnectionLogs.Doubles.Now),
        ])[0];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Query_that_is_not_one_of_the_product_gets_an_explicit_error(string query)
    {
        await using var scene = await Scene.OpenAsync();

        var (status, body) = await PostAsync(scene, new JsonObject { ["query"] = query });

        Assert.Equal(
            (HttpStatusCode.BadRequest, "SemanticError"),
            (status, (string?)body!["error"]!["innererror"]!["code"])
        );
        Assert.Contains(
            "does not run KQL",
            (string?)body["error"]!["innererror"]!["message"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Query_over_several_workspaces_is_not_supported()
    {
        await using var scene = await Scene.OpenAsync();
        var body = Body();
        body["workspaces"] = new JsonArray("other");

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(scene, body)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    public async Task Without_a_content_type_the_answer_is_200_and_empty(string? contentType)
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal((HttpStatusCode.OK, null), await PostAsync(scene, Body(), contentType: contentType));
    }

    [Theory]
    [InlineData("", 401, "AuthenticationFailed")]
    [InlineData("Basic x", 401, "AuthenticationFailed")]
    [InlineData("Bearer made-up", 403, "InvalidAuthenticationToken")]
    [InlineData("arm", 403, "InvalidAuthenticationTokenAudience")]
    public async Task Only_a_token_for_the_log_audience_is_accepted(string authorization, int status, string code)
    {
        await using var scene = await Scene.OpenAsync();
        var header = authorization == "arm" ? await BearerAsync(scene, scene.Azure.Audience) : authorization;

        var answer = await PostAsync(scene, Body(), authorization: header);

        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, (string?)answer.Body!["error"]!["code"]));
    }

    [Fact]
    public async Task A_token_for_the_logs_does_not_open_Resource_Manager()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var bearer = await BearerAsync(scene, scene.Azure.Logs.Audience);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(scene, Body(), authorization: bearer)).Status);
        var (status, body) = await SendAsync(
            scene,
            "GET",
            Rows.VmId("vm1") + "?api-version=2023-07-01",
            null,
            bearer,
            null,
            ""
        );
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "InvalidAuthenticationTokenAudience"),
            (status, (string?)body!["error"]!["code"])
        );
    }

    [Theory]
    [InlineData("https://vault.azure.net")]
    [InlineData("https://api.loganalytics.io")]
    public async Task There_is_no_token_for_anything_else(string audience)
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => BearerAsync(scene, audience));
    }

    [Theory]
    [InlineData("/v1/workspaces/00000000-0000-0000-0000-000000000001/query", "PathNotFoundError")]
    [InlineData("/v1/workspaces/log-lab/query", "PathNotFoundError")]
    [InlineData(
        "/v1/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/nobody/query",
        "ResourceNotFoundError"
    )]
    public async Task Another_workspace_or_resource_is_not_found(string path, string code)
    {
        await using var scene = await Scene.OpenAsync();

        var (status, body) = await PostAsync(scene, Body(), path: path);

        Assert.Equal((HttpStatusCode.NotFound, code), (status, (string?)body!["error"]!["code"]));
    }

    private static LoggedConnection Line(double days) =>
        new("Event", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddDays(days), "TLS 1.0");

    private static JsonObject Body(string timespan = "P7D") => new() { ["query"] = Query, ["timespan"] = timespan };

    private static async Task<string> BearerAsync(Scene scene, string audience) =>
        "Bearer "
        + (
            await scene
                .Azure.CreateCredential()
                .GetTokenAsync(new TokenRequestContext([audience + "/.default"]), TestContext.Current.CancellationToken)
        ).Token;

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(
        Scene scene,
        JsonObject body,
        string? path = null,
        string? contentType = "application/json",
        string? authorization = null,
        string prefer = ""
    ) =>
        await SendAsync(
            scene,
            "POST",
            path ?? Path,
            body,
            authorization ?? await BearerAsync(scene, scene.Azure.Logs.Audience),
            contentType,
            prefer
        );

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        Scene scene,
        string method,
        string path,
        JsonNode? body,
        string authorization,
        string? contentType,
        string prefer
    )
    {
        using var transport = (HttpClientTransport)scene.Azure.CreateTransport();
        using var message = new HttpMessage(transport.CreateRequest(), new ResponseClassifier());
        message.Request.Method = RequestMethod.Parse(method);
        message.Request.Uri.Reset(new Uri(scene.Azure.ArmEndpoint, path));
        foreach (
            var (name, value) in new[]
            {
                ("Authorization", authorization),
                ("Content-Type", contentType ?? ""),
                ("Prefer", prefer),
            }.Where(h => h.Item2.Length > 0)
        )
        {
            message.Request.Headers.SetValue(name, value);
        }

        message.Request.Content = body is null
            ? null
            : RequestContent.Create(Encoding.UTF8.GetBytes(body.ToJsonString()));
        await transport.ProcessAsync(message);
        using var reader = new StreamReader(message.Response.ContentStream ?? Stream.Null);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return ((HttpStatusCode)message.Response.Status, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
