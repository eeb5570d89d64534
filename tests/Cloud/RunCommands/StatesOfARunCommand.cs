using Cloud.Tests.Stage;
using Remediation.Orders;
using Simulator.Platform;

namespace Cloud.Tests.RunCommands;

public sealed class StatesOfARunCommand
{
    [Theory]
    [InlineData("Creating", null, "InProgress")]
    [InlineData(
        "Updating",
        """{ "executionState": "Succeeded", "exitCode": 0, "output": "of an earlier run" }""",
        "InProgress"
    )]
    [InlineData("Succeeded", null, "InProgress")]
    [InlineData("Succeeded", """{ "executionState": "Pending" }""", "InProgress")]
    [InlineData("Succeeded", """{ "executionState": "Running", "output": "so far" }""", "InProgress")]
    [InlineData("Succeeded", """{ "executionState": "Unknown", "exitCode": 0 }""", "InProgress")]
    [InlineData(
        "Succeeded",
        """{ "executionState": "Unknown", "exitCode": 0, "endTime": "2026-11-20T10:00:00Z" }""",
        "Unknown"
    )]
    [InlineData("Succeeded", """{ "executionState": "Paused" }""", "InProgress")]
    [InlineData("Succeeded", """{ "executionState": "Succeeded", "exitCode": 0, "output": "yes" }""", "Answered")]
    [InlineData("Succeeded", """{ "executionState": "Failed", "exitCode": 1 }""", "Answered")]
    [InlineData("Succeeded", """{ "executionState": "TimedOut" }""", "TimedOut")]
    [InlineData("Succeeded", """{ "executionState": "Canceled" }""", "Cancelled")]
    [InlineData(
        "Failed",
        """{ "executionState": "Unknown", "exitCode": 0, "executionMessage": "handler broke" }""",
        "Rejected"
    )]
    [InlineData("Failed", """{ "executionState": "Failed", "exitCode": 1, "output": "a frame" }""", "Answered")]
    [InlineData("Failed", """{ "executionState": "Failed", "exitCode": -1 }""", "Rejected")]
    [InlineData("Failed", """{ "executionMessage": "VMAgentStatusCommunicationError: silent" }""", "Unreachable")]
    [InlineData("Canceled", null, "Cancelled")]
    [InlineData("Deleting", """{ "executionState": "Running" }""", "Cancelled")]
    public async Task Order_state_follows_from_provisioning_state_and_execution_state(
        string provisioning,
        string? view,
        string expected
    )
    {
        var body = $$"""
            { "id": "{{Rows.VmId(
                "vm1"
            )}}/runCommands/x", "name": "x", "type": "Microsoft.Compute/virtualMachines/runCommands",
              "location": "westeurope",
              "properties": { "provisioningState": "{{provisioning}}" {{(
                view is null ? "" : $", \"instanceView\": {view}"
            )}} } }
            """;
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(200, body));
        var state = await scene.AskAsync(Orders.Inspect("vm1"));
        Assert.Equal(expected, state is OrderState.Ended ended ? ended.Reply.GetType().Name : state.GetType().Name);
    }

    [Fact]
    public async Task Reason_quotes_the_message_of_the_platform()
    {
        var body = $$"""
            { "id": "{{Rows.VmId(
                "vm1"
            )}}/runCommands/x", "name": "x", "type": "Microsoft.Compute/virtualMachines/runCommands",
              "location": "westeurope",
              "properties": { "provisioningState": "Failed", "instanceView": { "executionMessage": "handler broke" } } }
            """;
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(200, body));
        var reply = Scene.Reply<GuestReply.Rejected>(await scene.AskAsync(Orders.Inspect("vm1")));
        Assert.Equal("provisioning Failed, execution (none): handler broke", reply.Reason.Detail);
    }
}
