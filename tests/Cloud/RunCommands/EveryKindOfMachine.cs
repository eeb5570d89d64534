using System.Text.Json.Nodes;
using Azure.Core;
using Cloud.Clients;
using Cloud.RunCommands;
using Cloud.Tests.Stage;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.RunCommands;

/// <summary>What holds over the real clients for VMs, for instances of scale sets and for Arc servers alike.</summary>
public sealed class EveryKindOfMachine
{
    public static TheoryData<MachineKind> Kinds => [MachineKind.AzureVm, MachineKind.ScaleSetVm, MachineKind.ArcServer];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_is_sent_asked_after_answered_and_deleted(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        IReadOnlyList<KeyValuePair<string, string>> passed = [];
        var script = "";
        scene.Estate.Add(kind).Answer = (text, parameters, _) =>
        {
            (script, passed) = (text, parameters);
            return Task.FromResult(new ScriptResult(3, "frame", "warning"));
        };
        var order = Orders.Inspect(kind);

        Assert.IsType<OrderState.Absent>(await scene.AskAsync(order));
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        Assert.IsType<OrderState.InProgress>(await scene.AskAsync(order));
        scene.WakeAgent();
        var answer = await scene.EndedAsync<GuestReply.Answered>(order);
        Assert.Equal(new GuestReply.Answered(3, "frame", "warning") { EndedAt = scene.Time.GetUtcNow() }, answer);
        Assert.Equal(order.Script, script);
        Assert.Equal(order.Parameters, passed);

        Assert.Null(await scene.DeleteAsync(order));
        await scene.UntilAsync(() => scene.AskAsync(order), state => state is OrderState.Absent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_order_sent_twice_runs_once(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        var vm = scene.Estate.Add(kind);
        var order = Orders.Inspect(kind);
        await scene.StartAsync(order);
        scene.WakeAgent();
        await scene.EndedAsync<GuestReply.Answered>(order);

        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        await scene.EndedAsync<GuestReply.Answered>(order);
        Assert.Equal(1, vm.Runs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_machine_that_is_closed_to_us_refuses_everything(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Add(kind).AllowsRunCommands = false;
        var order = Orders.Inspect(kind);
        Assert.Equal(
            ReasonCodes.AccessDenied,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(order)).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.AccessDenied,
            Scene.Reply<GuestReply.Rejected>(await scene.AskAsync(order)).Reason.Code
        );
        Assert.Equal(ReasonCodes.AccessDenied, (await scene.DeleteAsync(order))!.Reason.Code);
        var listing = await scene.Channel.ListAsync(order.Machine, TestContext.Current.CancellationToken);
        Assert.Equal(ReasonCodes.AccessDenied, Assert.IsType<OrderListing.Unlisted>(listing).Reply.Reason.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Missing_machine_is_distinguished_from_missing_order(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        var order = Orders.Inspect(kind);
        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.AskAsync(order)).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(order)).Reason.Code
        );
        scene.Estate.Add(kind);
        Assert.IsType<OrderState.Absent>(await scene.AskAsync(order));
    }

    [Fact]
    public async Task Instance_removed_from_its_scale_set_is_not_found()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Rows.Add(Rows.ScaleSet("vm1"));
        var reply = Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect(MachineKind.ScaleSetVm)));
        Assert.Equal(ReasonCodes.MachineNotFound, reply.Reason.Code);
        Assert.Contains("not an active", reply.Reason.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_what_carries_our_name_and_our_tag_is_listed(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Add(kind);
        GuestOrder[] orders = [Orders.Inspect(kind, "sweep-1"), Orders.Inspect(kind, "sweep-2")];
        foreach (var order in orders)
        {
            await scene.StartAsync(order);
        }

        await PutAsync(scene, orders[0].Machine, "inventory-of-others", RunCommandOwnership.Creator);
        await PutAsync(scene, orders[0].Machine, "tlsr-of-others", "somebody");
        var listing = await scene.Channel.ListAsync(orders[0].Machine, TestContext.Current.CancellationToken);
        Assert.Equal(
            orders.Select(order => order.Name).Order(StringComparer.Ordinal),
            Assert.IsType<OrderListing.Listed>(listing).Names
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Deleting_an_order_that_is_not_there_is_no_fault(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Add(kind);
        Assert.Null(await scene.DeleteAsync(Orders.Inspect(kind)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Throttling_carries_the_wait_that_Azure_asks_for_and_is_asked_once(MachineKind kind)
    {
        await using var scene = await Scene.OpenAsync(_ =>
            InjectedResponse.Arm(429, "TooManyRequests", "slower", TimeSpan.FromSeconds(90))
        );
        var reply = Scene.Reply<GuestReply.Throttled>(await scene.StartAsync(Orders.Inspect(kind)));
        Assert.Equal(TimeSpan.FromSeconds(90), reply.RetryAfter);
        Assert.Equal(1, scene.Azure.Calls.Values.Sum());
    }

    private static async Task PutAsync(Scene scene, Machine machine, string name, string creator)
    {
        var pipeline = AzureClients.ArmPipeline(
            scene.Endpoints,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport()
        );
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Put;
        message.Request.Uri.Reset(
            new Uri(scene.Endpoints.ArmEndpoint, $"{machine.Id}/runCommands/{name}?api-version=2025-01-13")
        );
        message.Request.Content = RequestContent.Create(
            new JsonObject
            {
                ["location"] = machine.Location,
                ["tags"] = new JsonObject { [RunCommandOwnership.CreatorTag] = creator },
                ["properties"] = new JsonObject { ["source"] = new JsonObject { ["script"] = "exit 0" } },
            }.ToJsonString()
        );
        await pipeline.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(201, message.Response.Status);
    }
}
