using System.Text.Json.Nodes;
using Cloud.Tests.Stage;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.RunCommands;

/// <summary>
/// Azure accepts an order for an Arc server that cannot run scripts, without an error: the server is read first.
/// </summary>
public sealed class ArcServers
{
    [Fact]
    public async Task An_order_costs_one_read_more_than_for_a_VM()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("vm1");
        await scene.StartAsync(Orders.Inspect(MachineKind.ArcServer));
        Assert.Equal(
            new Dictionary<string, int> { [OperationNames.GetArcMachine] = 1, [OperationNames.PutRunCommand] = 1 },
            scene.Azure.Calls
        );
    }

    [Theory]
    [InlineData(
        "Disconnected",
        "2026-11-19T22:00:00Z",
        "Azure Arc says Disconnected of it since 2026-11-19T22:00:00Z."
    )]
    [InlineData("Error", null, "Azure Arc says Error of it.")]
    [InlineData("Expired", null, "Azure Arc says Expired of it.")]
    [InlineData(null, null, "Azure Arc says nothing of it.")]
    public async Task A_server_that_is_not_connected_gets_no_order(string? status, string? since, string detail)
    {
        var reason = await RefusedAsync(properties =>
            (properties["status"], properties["lastStatusChange"]) = (status, since)
        );
        Assert.Equal((ReasonCodes.MachineNotReady, detail), (reason.Code, reason.Detail));
    }

    [Fact]
    public async Task Connected_server_with_a_shared_identity_gets_no_order() =>
        Assert.Equal(
            ReasonCodes.ArcServerCloned,
            (await RefusedAsync(properties => properties["statusReason"] = "cloned")).Code
        );

    [Theory]
    [InlineData("1.32.02389.1212", true)]
    [InlineData("0.9.20102.006", true)]
    [InlineData("1.33", false)]
    [InlineData("1.33.02425.1234", false)]
    [InlineData("1.61.03319.859-preview", false)]
    [InlineData("2.0", false)]
    public async Task Run_commands_need_agent_1_33(string version, bool refused)
    {
        void Age(JsonObject properties) => properties["agentVersion"] = version;
        if (!refused)
        {
            await AcceptedAsync(Age);
            return;
        }

        var reason = await RefusedAsync(Age);
        Assert.Equal(
            (ReasonCodes.ArcAgentTooOld, $"Its agent is {version}; run commands need 1.33."),
            (reason.Code, reason.Detail)
        );
    }

    [Theory]
    [InlineData("""{ "configMode": "Monitor" }""", "config.mode full")]
    [InlineData("""{ "extensionsEnabled": "False" }""", "extensions.enabled true")]
    [InlineData("""{ "extensionsEnabled": false }""", "extensions.enabled true")]
    [InlineData(
        """{ "extensionsBlockList": ["Microsoft.CPlat.Core/RunCommandHandlerWindows"] }""",
        "extensions.blocklist without it"
    )]
    [InlineData(
        """{ "extensionsBlockList": ["a/b", "microsoft.cplat.core/runcommandhandlerwindows"] }""",
        "extensions.blocklist without it"
    )]
    [InlineData(
        """{ "extensionsBlockList": "a/b, MICROSOFT.CPLAT.CORE/RUNCOMMANDHANDLERWINDOWS" }""",
        "extensions.blocklist without it"
    )]
    [InlineData(
        """{ "extensionsBlockList": [{ "publisher": "microsoft.cplat.core", "type": "runCommandHandlerWindows" }] }""",
        "extensions.blocklist without it"
    )]
    [InlineData(
        """{ "extensionsBlockList": [{ "Publisher": "Microsoft.CPlat.Core", "Type": "RunCommandHandlerWindows" }] }""",
        "extensions.blocklist without it"
    )]
    [InlineData(
        """{ "extensionsAllowList": [{ "publisher": "Microsoft.Azure.Monitor", "type": "AzureMonitorWindowsAgent" }] }""",
        "extensions.allowlist with it"
    )]
    [InlineData("""{ "extensionsAllowList": ["Allow/None"] }""", "extensions.allowlist with it")]
    public async Task Arc_agent_that_blocks_scripts_gets_no_order_and_a_reason_with_the_remedy(
        string configuration,
        string command
    )
    {
        var reason = await RefusedAsync(properties => properties["agentConfiguration"] = JsonNode.Parse(configuration));
        Assert.Equal(ReasonCodes.ArcAgentBlocks, reason.Code);
        Assert.Contains($"On the server: azcmagent config set {command}", reason.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(
        """{ "configMode": "full", "extensionsEnabled": "true", "extensionsAllowList": [], "extensionsBlockList": [] }"""
    )]
    [InlineData(
        """{ "extensionsBlockList": [{ "publisher": "Microsoft.CPlat.Core", "type": "RunCommandHandlerLinux" }, 7, null] }"""
    )]
    [InlineData(
        """{ "extensionsAllowList": ["x/y", { "publisher": "MICROSOFT.CPLAT.CORE", "type": "runcommandhandlerwindows" }] }"""
    )]
    public Task An_agent_that_may_run_scripts_gets_the_order(string configuration) =>
        AcceptedAsync(properties => properties["agentConfiguration"] = JsonNode.Parse(configuration));

    [Fact]
    public async Task Order_of_a_server_that_disconnects_midway_is_no_success_and_can_be_deleted()
    {
        await using var scene = await Scene.OpenAsync();
        var server = scene.Estate.AddArc("vm1");
        var order = Orders.Inspect(MachineKind.ArcServer);
        server.PowerState = "disconnected";
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        scene.WakeAgent();
        scene.Time.Advance(TimeSpan.FromHours(5));
        Assert.IsType<OrderState.InProgress>(await scene.AskAsync(order));
        Assert.Null(await scene.DeleteAsync(order));
        await scene.UntilAsync(() => scene.AskAsync(order), state => state is OrderState.Absent);
        Assert.Equal(0, server.Runs);
    }

    [Theory]
    [InlineData("Creating", "Unknown", null, "InProgress")]
    [InlineData("Succeeded", "Unknown", null, "InProgress")]
    [InlineData("Succeeded", "Unknown", "2026-11-20T10:00:00Z", "Unknown")]
    [InlineData("Failed", "Unknown", null, "Rejected")]
    [InlineData("Succeeded", "succeeded", "2026-11-20T10:00:00Z", "Answered")]
    [InlineData("Succeeded", "Running", null, "InProgress")]
    [InlineData("Succeeded", "TimedOut", null, "TimedOut")]
    public async Task An_exit_code_of_0_alone_is_no_success(
        string provisioning,
        string execution,
        string? end,
        string expected
    )
    {
        var body = new JsonObject
        {
            ["id"] = "odd",
            ["properties"] = new JsonObject
            {
                ["provisioningState"] = provisioning,
                ["instanceView"] = new JsonObject
                {
                    ["executionState"] = execution,
                    ["exitCode"] = 0,
                    ["output"] = "",
                    ["endTime"] = end,
                },
            },
        };
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(200, body.ToJsonString()));
        var state = await scene.AskAsync(Orders.Inspect(MachineKind.ArcServer));
        Assert.Equal(expected, state is OrderState.Ended ended ? ended.Reply.GetType().Name : state.GetType().Name);
    }

    [Theory]
    [InlineData("""{ }""", "there is no 'value'")]
    [InlineData(
        """{ "value": [], "nextLink": "https://elsewhere.example/page" }""",
        "not the address of Resource Manager"
    )]
    [InlineData("""{ "value": [], "nextLink": "/again?api-version=2025-01-13" }""", "have no end")]
    public async Task A_list_that_is_not_whole_is_no_list(string answer, string problem)
    {
        var gone = new List<string>();
        await using var scene = await Scene.OpenAsync(request =>
        {
            gone.Add(request.Path);
            return new InjectedResponse(
                200,
                answer.Replace("/again", Rows.ArcId("vm1") + "/runCommands", StringComparison.Ordinal)
            );
        });
        var listing = await scene.Channel.ListAsync(
            Orders.Machine(MachineKind.ArcServer),
            TestContext.Current.CancellationToken
        );
        var reason = Assert.IsType<OrderListing.Unlisted>(listing).Reply.Reason;
        Assert.Equal(ReasonCodes.ReplyUnknown, reason.Code);
        Assert.Contains(problem, reason.Detail, StringComparison.Ordinal);
        Assert.True(gone.Count is 1 or 25, $"{gone.Count} requests");
    }

    private static async Task<Reason> RefusedAsync(Action<JsonObject> change)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("vm1");
        change(scene.Estate.Rows.Single()["properties"]!.AsObject());
        var reply = Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect(MachineKind.ArcServer)));
        Assert.Equal(new Dictionary<string, int> { [OperationNames.GetArcMachine] = 1 }, scene.Azure.Calls);
        return reply.Reason;
    }

    private static async Task AcceptedAsync(Action<JsonObject> change)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddArc("vm1");
        change(scene.Estate.Rows.Single()["properties"]!.AsObject());
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(Orders.Inspect(MachineKind.ArcServer)));
    }
}
