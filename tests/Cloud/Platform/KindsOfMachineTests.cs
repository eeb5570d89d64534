using System.Text.Json.Nodes;
using Azure.Core;
using Cloud.Clients;
using Cloud.Tests.Stage;

namespace Cloud.Tests.Platform;

/// <summary>Responses of the simulated Azure for Arc servers and scale set instances.</summary>
public sealed class KindsOfMachineTests
{
    private const string Version = "?api-version=2025-01-13";

    private static readonly JsonObject Script = Body(
        new JsonObject
        {
            ["source"] = new JsonObject { ["script"] = "exit 0" },
            ["asyncExecution"] = true,
        }
    );

    [Fact]
    public async Task Arc_run_command_has_its_state_without_expand_and_in_other_casing()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1");
        var path = Rows.ArcId("srv1") + "/runCommands/one";
        Assert.Equal(201, (await SendAsync(scene, RequestMethod.Put, path + Version, Script)).Status);
        var (status, body) = await SendAsync(scene, RequestMethod.Get, path + Version);
        Assert.Equal(200, status);
        Assert.Equal("Microsoft.HybridCompute/machines/runcommands", (string?)body!["type"]);
        Assert.Equal(
            Rows.ArcId("srv1").Replace("/machines/", "/Machines/", StringComparison.Ordinal) + "/runcommands/one",
            (string?)body["id"]
        );
        Assert.Equal(("Creating", "Unknown", 0), State(body));
    }

    [Fact]
    public async Task Order_for_a_disconnected_Arc_server_is_accepted_and_stays_pending()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1").PowerState = "disconnected";
        var path = Rows.ArcId("srv1") + "/runCommands/one" + Version;
        Assert.Equal(201, (await SendAsync(scene, RequestMethod.Put, path, Script)).Status);
        scene.WakeAgent();
        scene.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("Creating", "Unknown", 0), State((await SendAsync(scene, RequestMethod.Get, path)).Body!));
    }

    [Fact]
    public async Task Arc_agent_that_blocks_scripts_fails_the_order_after_acceptance()
    {
        await using var scene = await Scene.OpenAsync();
        var server = scene.Estate.AddArc("srv1");
        server.AgentBlocksScripts = true;
        var path = Rows.ArcId("srv1") + "/runCommands/one" + Version;
        await SendAsync(scene, RequestMethod.Put, path, Script);
        scene.WakeAgent();
        var body = await scene.UntilAsync(
            async () => (await SendAsync(scene, RequestMethod.Get, path)).Body!,
            answer => State(answer).Provisioning != "Creating"
        );
        Assert.Equal(("Failed", "Unknown", 0), State(body));
        Assert.Equal(0, server.Runs);
    }

    [Theory]
    [InlineData("2024-07-10")]
    [InlineData("2023-07-01")]
    public async Task Arc_has_run_commands_in_some_versions_only(string version)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1");
        var (status, body) = await SendAsync(
            scene,
            RequestMethod.Get,
            $"{Rows.ArcId("srv1")}/runCommands?api-version={version}"
        );
        Assert.Equal((400, "NoRegisteredProviderFound"), (status, (string?)body!["error"]!["code"]));
    }

    [Fact]
    public async Task Arc_does_not_know_what_only_VMs_have()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1");
        var body = Body(
            new JsonObject
            {
                ["source"] = new JsonObject { ["script"] = "x" },
                ["treatFailureAsDeploymentFailure"] = false,
            }
        );
        var (status, answer) = await SendAsync(
            scene,
            RequestMethod.Put,
            $"{Rows.ArcId("srv1")}/runCommands/one{Version}",
            body
        );
        Assert.Equal((400, "InvalidRequestContent"), (status, (string?)answer!["error"]!["code"]));
    }

    [Fact]
    public async Task A_refusal_names_the_right_that_is_missing()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1").AllowsRunCommands = false;
        scene.Estate.AddScaleSetVm("shop", "0").AllowsRunCommands = false;
        var (_, arc) = await SendAsync(scene, RequestMethod.Get, $"{Rows.ArcId("srv1")}/runCommands{Version}");
        var (_, set) = await SendAsync(
            scene,
            RequestMethod.Get,
            $"{Rows.ScaleSetVmId("shop", "0")}/runCommands{Version}"
        );
        Assert.Contains(
            "'Microsoft.HybridCompute/machines/runcommands/read'",
            (string?)arc!["error"]!["message"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/read'",
            (string?)set!["error"]!["message"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Resources", "microsoft.compute/virtualmachinescalesets")]
    [InlineData(
        "ComputeResources",
        "microsoft.compute/virtualmachinescalesets/virtualmachines,microsoft.compute/virtualmachinescalesets/"
            + "virtualmachines/networkinterfaces"
    )]
    public async Task Scale_set_instances_are_in_a_separate_Resource_Graph_table(string table, string types)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddScaleSetVm("shop", "0");
        scene.Estate.Rows.Add(Rows.ScaleSetNic("shop", "0", "10.0.0.9"));
        var (_, body) = await SendAsync(
            scene,
            RequestMethod.Post,
            "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01",
            new JsonObject
            {
                ["subscriptions"] = new JsonArray(Rows.Subscription),
                ["query"] = $"{table} | project id, type | order by id asc",
            }
        );
        Assert.Equal(
            types,
            string.Join(
                ',',
                body!["data"]!.AsArray().Select(row => (string?)row!["type"]).Order(StringComparer.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Arc_server_exposes_its_connection_status()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("srv1");
        var (_, body) = await SendAsync(scene, RequestMethod.Get, Rows.ArcId("srv1") + Version);
        Assert.Equal("Connected", (string?)body!["properties"]!["status"]);
        var (status, gone) = await SendAsync(scene, RequestMethod.Get, Rows.ArcId("srv2") + Version);
        Assert.Equal((404, "ResourceNotFound"), (status, (string?)gone!["error"]!["code"]));
    }

    private static JsonObject Body(JsonObject properties) =>
        new() { ["location"] = Rows.Location, ["properties"] = properties };

    private static (string? Provisioning, string? Execution, int? ExitCode) State(JsonNode command)
    {
        var properties = command["properties"]!;
        return (
            (string?)properties["provisioningState"],
            (string?)properties["instanceView"]!["executionState"],
            (int?)properties["instanceView"]!["exitCode"]
        );
    }

    private static async Task<(int Status, JsonNode? Body)> SendAsync(
        Scene scene,
        RequestMethod method,
        string path,
        JsonObject? content = null
    )
    {
        var pipeline = AzureClients.ArmPipeline(
            scene.Endpoints,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport()
        );
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(scene.Endpoints.ArmEndpoint, path));
        message.Request.Content = content is null ? null : RequestContent.Create(content.ToJsonString());
        await pipeline.SendAsync(message, TestContext.Current.CancellationToken);
        var text = message.Response.Content.ToString();
        return (message.Response.Status, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
