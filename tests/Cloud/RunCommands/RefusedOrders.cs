using Azure.Core;
using Azure.Identity;
using Cloud.RunCommands;
using Cloud.Tests.Stage;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.RunCommands;

public sealed class RefusedOrders
{
    public static TheoryData<int, string, string, string> Answers =>
        new()
        {
            { 401, "AuthenticationFailed", "no", nameof(ReasonCodes.Unreachable) },
            { 403, "AuthorizationFailed", "The client does not have authorization", nameof(ReasonCodes.AccessDenied) },
            { 403, "RequestDisallowedByPolicy", "a policy", nameof(ReasonCodes.AccessDenied) },
            { 404, "ResourceGroupNotFound", "no group", nameof(ReasonCodes.MachineNotFound) },
            {
                409,
                "OperationNotAllowed",
                "Cannot modify extensions in the VM when the VM is not running.",
                nameof(ReasonCodes.MachineNotReady)
            },
            {
                409,
                "OperationNotAllowed",
                "The operation requires the VM to be running (or set to run).",
                nameof(ReasonCodes.MachineNotReady)
            },
            {
                409,
                "OperationNotAllowed",
                "not allowed since another operation is in progress.",
                nameof(ReasonCodes.MachineBusy)
            },
            { 409, "Conflict", "Run command extension execution is in progress.", nameof(ReasonCodes.MachineBusy) },
            { 409, "ScopeLocked", "locked", nameof(ReasonCodes.OrderRejected) },
            {
                409,
                "VMAgentStatusCommunicationError",
                "VM 'x' has not reported status",
                nameof(ReasonCodes.Unreachable)
            },
            { 400, "InvalidParameter", "a parameter", nameof(ReasonCodes.OrderRejected) },
            { 408, "Timeout", "slow", nameof(ReasonCodes.Unreachable) },
            { 500, "InternalServerError", "oh", nameof(ReasonCodes.Unreachable) },
            { 503, "ServerBusy", "oh", nameof(ReasonCodes.Unreachable) },
            { 429, "OperationNotAllowed", "too many requests", nameof(ReasonCodes.OrderThrottled) },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_error_of_Azure_has_its_reason_after_a_single_request(
        int status,
        string code,
        string message,
        string reason
    )
    {
        await using var scene = await Scene.OpenAsync(_ => InjectedResponse.Arm(status, code, message));
        var reply = Assert.IsAssignableFrom<GuestReply.Failed>(
            Assert.IsType<OrderState.Ended>(await scene.StartAsync(Orders.Inspect("vm1"))).Reply
        );
        Assert.Equal(reason, reply.Reason.Code.Name);
        Assert.Equal($"HTTP {status} {code}: {message}", reply.Reason.Detail);
        Assert.Equal(1, scene.Azure.Calls[OperationNames.PutRunCommand]);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_question_that_fails_has_the_same_reason(int status, string code, string message, string reason)
    {
        await using var scene = await Scene.OpenAsync(_ => InjectedResponse.Arm(status, code, message));
        var ended = Assert.IsType<OrderState.Ended>(await scene.AskAsync(Orders.Inspect("vm1")));
        Assert.Equal(reason, Assert.IsAssignableFrom<GuestReply.Failed>(ended.Reply).Reason.Code.Name);
    }

    [Fact]
    public async Task Throttling_carries_the_wait_that_Azure_asks_for_even_without_the_error_wrapper()
    {
        const string Body = """{"code":"OperationNotAllowed","message":"The server rejected the request."}""";
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(429, Body, TimeSpan.FromSeconds(1200)));
        var reply = Scene.Reply<GuestReply.Throttled>(await scene.StartAsync(Orders.Inspect("vm1")));
        Assert.Equal(TimeSpan.FromSeconds(1200), reply.RetryAfter);
        Assert.Equal("HTTP 429 OperationNotAllowed: The server rejected the request.", reply.Reason.Detail);
    }

    [Fact]
    public async Task Missing_machine_is_distinguished_from_missing_order()
    {
        await using var scene = await Scene.OpenAsync();
        var order = Orders.Inspect("vm1");
        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.AskAsync(order)).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(order)).Reason.Code
        );
        scene.Estate.AddVm("vm1");
        Assert.IsType<OrderState.Absent>(await scene.AskAsync(order));
    }

    [Fact]
    public async Task A_machine_that_is_stopped_or_closed_to_us_refuses()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("stopped").PowerState = "deallocated";
        scene.Estate.AddVm("closed").AllowsRunCommands = false;
        Assert.Equal(
            ReasonCodes.MachineNotReady,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect("stopped"))).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.AccessDenied,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect("closed"))).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.AccessDenied,
            Scene.Reply<GuestReply.Rejected>(await scene.AskAsync(Orders.Inspect("closed"))).Reason.Code
        );
    }

    [Fact]
    public async Task Machine_with_25_orders_is_busy_for_the_26th()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        for (var number = 1; number <= 25; number++)
        {
            Assert.IsType<OrderState.InProgress>(await scene.StartAsync(Orders.Inspect("vm1", $"sweep-{number}")));
        }

        Assert.Equal(
            ReasonCodes.MachineBusy,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect("vm1", "sweep-26"))).Reason.Code
        );
    }

    [Fact]
    public async Task A_location_that_is_not_the_machines_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var reply = Scene.Reply<GuestReply.Rejected>(
            await scene.StartAsync(Orders.Inspect(Orders.Vm("vm1", "northeurope")))
        );
        Assert.Contains("InvalidResourceLocation", reply.Reason.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_deletion_that_fails_is_left_for_later(int status)
    {
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(status));
        var refused = await scene.DeleteAsync(Orders.Inspect("vm1"));
        Assert.NotNull(refused);
        Assert.Equal(1, scene.Azure.Calls[OperationNames.DeleteRunCommand]);
    }

    [Fact]
    public async Task A_dropped_or_refused_connection_is_unreachable()
    {
        var scene = await Scene.OpenAsync(_ => new InjectedResponse(0));
        var order = Orders.Inspect("vm1");
        Assert.Equal(
            ReasonCodes.Unreachable,
            Scene.Reply<GuestReply.Unreachable>(await scene.AskAsync(order)).Reason.Code
        );
        await scene.DisposeAsync();
        var refused = await scene.Channel.AskAsync(order, TestContext.Current.CancellationToken);
        Assert.Equal(ReasonCodes.Unreachable, Scene.Reply<GuestReply.Unreachable>(refused).Reason.Code);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_proves_nothing()
    {
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(200, "<html>Sign in</html>"));
        Assert.Equal(
            ReasonCodes.ReplyUnknown,
            Scene.Reply<GuestReply.Unknown>(await scene.AskAsync(Orders.Inspect("vm1"))).Reason.Code
        );
    }

    [Fact]
    public async Task Order_without_a_token_is_not_sent_and_has_the_token_reason()
    {
        await using var scene = await Scene.OpenAsync();
        var channel = new RunCommandChannels(scene.Endpoints, new NoToken(), scene.Azure.CreateTransport());
        var state = await channel.AskAsync(Orders.Inspect("vm1"), TestContext.Current.CancellationToken);
        Assert.Equal("No token: the identity is not there", Scene.Reply<GuestReply.Unreachable>(state).Reason.Detail);
        Assert.Empty(scene.Azure.Calls);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_flows()
    {
        await using var scene = await Scene.OpenAsync();
        var order = Orders.Inspect("vm1");
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.Channel.AskAsync(order, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene.Channel.DeleteAsync(order.Handle, cancelled)
        );
    }

    [Fact]
    public async Task Ids_that_Azure_refuses_get_no_request()
    {
        await using var scene = await Scene.OpenAsync();
        var odd = Orders.Vm(
            MachineId.Parse("/subscriptions/no-guid/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1")
        );
        Assert.IsType<OrderState.Ended>(await scene.StartAsync(Orders.Inspect(odd)));
        Assert.Empty(scene.Azure.Calls);
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("the identity is not there");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new CredentialUnavailableException("the identity is not there");
    }
}
