using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Cloud.Clients;
using Cloud.Tests.Stage;

namespace Cloud.Tests.Platform;

public sealed class SimulatedAzureTests
{
    private const string Version = "?api-version=2023-07-01";

    [Fact]
    public async Task A_client_that_does_not_know_the_certificate_gets_no_connection()
    {
        await using var scene = await Scene.OpenAsync();
        using var client = new HttpClient();
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(scene.Azure.ArmEndpoint, TestContext.Current.CancellationToken)
        );
        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.Empty(scene.Azure.Calls);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer made-up", HttpStatusCode.Unauthorized)]
    [InlineData("good", HttpStatusCode.OK)]
    public async Task Only_tokens_issued_by_the_simulator_are_accepted(string authorization, HttpStatusCode expected)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var (status, _) = await SendAsync(scene, "GET", Rows.VmId("vm1") + Version, token: authorization);
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_token_expires_by_the_injected_clock()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var token = (await TokenAsync(scene))!;
        scene.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await SendAsync(scene, "GET", Rows.VmId("vm1") + Version, token: token)).Status
        );
    }

    [Theory]
    [InlineData("", "MissingApiVersionParameter")]
    [InlineData("?api-version=newest", "InvalidApiVersionParameter")]
    public async Task A_request_needs_an_api_version(string query, string code)
    {
        await using var scene = await Scene.OpenAsync();
        var (status, body) = await SendAsync(scene, "GET", Rows.VmId("vm1") + query);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)body!["error"]!["code"]));
    }

    [Fact]
    public async Task Unknown_request_to_the_simulator_gets_404_and_is_recorded()
    {
        var scene = await Scene.OpenAsync();
        var (status, _) = await SendAsync(scene, "POST", Rows.VmId("vm1") + "/restart" + Version);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal([$"POST {Rows.VmId("vm1")}/restart"], scene.Azure.UnexpectedRequests);
        await scene.Azure.DisposeAsync();
    }

    [Fact]
    public async Task A_VM_and_its_instance_view_show_the_power_state_of_the_moment()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1").PowerState = "deallocated";
        var (_, vm) = await SendAsync(scene, "GET", Rows.VmId("vm1") + Version);
        Assert.Equal("WindowsServer", (string?)vm!["properties"]!["storageProfile"]!["imageReference"]!["offer"]);
        Assert.Null(vm["properties"]!["extended"]);
        var (_, view) = await SendAsync(scene, "GET", Rows.VmId("vm1") + "/instanceView" + Version);
        Assert.Contains("PowerState/deallocated", view!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Not Ready", (string?)view["vmAgent"]!["statuses"]![0]!["displayStatus"]);
    }

    [Fact]
    public async Task Only_an_expanded_question_has_the_instance_view()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        await scene.StartAsync(Orders.Inspect("vm1"));
        var path = Rows.VmId("vm1") + "/runCommands";
        var (_, plain) = await SendAsync(scene, "GET", path + Version);
        var (_, expanded) = await SendAsync(scene, "GET", path + Version + "&$expand=instanceView");
        Assert.Null(Assert.Single(plain!["value"]!.AsArray())!["properties"]!["instanceView"]);
        Assert.Equal("Pending", (string?)expanded!["value"]![0]!["properties"]!["instanceView"]!["executionState"]);
    }

    [Theory]
    [InlineData("Resources | where name =~ 'x'")]
    [InlineData("Resources | project id | take 5")]
    [InlineData("Resources | where type =~ 'a' or 1 == 1")]
    [InlineData("securityresources")]
    [InlineData("Resources |")]
    [InlineData("")]
    public async Task Unsupported_query_gets_an_error_response(string query)
    {
        await using var scene = await Scene.OpenAsync();
        var (status, body) = await QueryAsync(scene, query);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "ParserFailure"),
            (status, (string?)body!["error"]!["details"]![1]!["code"])
        );
    }

    [Theory]
    [InlineData("Resources | project name", "true", false)]
    [InlineData("Resources | project id | order by id asc", "false", true)]
    public async Task Paging_needs_the_id(string query, string truncated, bool pages)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Rows.AddRange([Rows.Vm("vm1"), Rows.Vm("vm2")]);
        var (_, body) = await QueryAsync(scene, query, top: 1);
        Assert.Equal((truncated, pages), ((string?)body!["resultTruncated"], body["$skipToken"] is not null));
        Assert.Single(body["data"]!.AsArray());
    }

    [Fact]
    public async Task Waiting_client_polls_the_operation_until_completion()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1").Answer = (_, _, _) => Task.FromResult(new Simulator.Platform.ScriptResult(1, "", ""));
        var arm = AzureClients.Arm(scene.Endpoints, scene.Azure.CreateCredential(), scene.Azure.CreateTransport());
        var body = new VirtualMachineRunCommandData(new AzureLocation(Rows.Location))
        {
            Source = new VirtualMachineRunCommandScriptSource { Script = "exit 1" },
            AsyncExecution = false,
            TreatFailureAsDeploymentFailure = true,
        };
        var commands = arm.GetVirtualMachineResource(new ResourceIdentifier(Rows.VmId("vm1")))
            .GetVirtualMachineRunCommands();
        var operation = await commands.CreateOrUpdateAsync(
            Azure.WaitUntil.Started,
            "one",
            body,
            TestContext.Current.CancellationToken
        );
        scene.WakeAgent();
        var failure = await scene.UntilAsync<Exception?>(
            async () =>
                await Record.ExceptionAsync(async () =>
                    await operation.UpdateStatusAsync(TestContext.Current.CancellationToken)
                ),
            thrown => thrown is not null
        );
        Assert.Equal("VMExtensionProvisioningError", Assert.IsType<Azure.RequestFailedException>(failure).ErrorCode);
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> QueryAsync(Scene scene, string query, int top = 10) =>
        SendAsync(
            scene,
            "POST",
            "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01",
            new JsonObject
            {
                ["subscriptions"] = new JsonArray(Rows.Subscription),
                ["query"] = query,
                ["options"] = new JsonObject { ["$top"] = top },
            }
        );

    private static async Task<string?> TokenAsync(Scene scene) =>
        (
            await scene
                .Azure.CreateCredential()
                .GetTokenAsync(new TokenRequestContext([]), TestContext.Current.CancellationToken)
        ).Token;

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        Scene scene,
        string method,
        string path,
        JsonNode? content = null,
        string token = "good"
    )
    {
        using var transport = (HttpClientTransport)scene.Azure.CreateTransport();
        var message = new HttpMessage(transport.CreateRequest(), ResponseClassifier);
        message.Request.Method = RequestMethod.Parse(method);
        message.Request.Uri.Reset(new Uri(scene.Azure.ArmEndpoint, path));
        var bearer =
            token == "good" ? $"Bearer {await TokenAsync(scene)}"
            : token.Length == 48 ? $"Bearer {token}"
            : token;
        if (bearer.Length > 0)
        {
            message.Request.Headers.SetValue("Authorization", bearer);
        }

        message.Request.Content = content is null
            ? null
            : RequestContent.Create(Encoding.UTF8.GetBytes(content.ToJsonString()));
        await transport.ProcessAsync(message);
        using var reader = new StreamReader(message.Response.ContentStream ?? Stream.Null);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return ((HttpStatusCode)message.Response.Status, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private static ResponseClassifier ResponseClassifier { get; } = new();
}
