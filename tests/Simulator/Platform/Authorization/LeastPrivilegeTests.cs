using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Permissions;
using Cloud.Tests.Stage;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;
using Simulator.Platform.Authorization;

namespace Simulator.Tests.Platform.Authorization;

/// <summary>
/// The product's list of actions is enough, and each of them is needed: without any one of it something that the
/// product sees or does is another. What a call needs is computed by the simulated Azure from method and path and not
/// from that list.
/// </summary>
public sealed class LeastPrivilegeTests
{
    // The simulated workspace has no VMConnection table, so a missing action for that table has no effect there.
    // AzureActionsTests checks that a query names the table.
    private const string NotSimulated = "Microsoft.OperationalInsights/workspaces/query/VMConnection/read";

    public static TheoryData<string> MachineActions =>
        [.. AzureActions.List(ProductRole.Repairer).Select(action => action.Name)];

    public static TheoryData<string> LogActions =>
        [.. AzureActions.List(ProductRole.LogReader).Select(action => action.Name).Where(name => name != NotSimulated)];

    private static IEnumerable<string> Everything => RoleAssignments.ListActions(ProductRole.Repairer);

    [Fact]
    public async Task The_list_is_enough_for_everything()
    {
        await using var scene = await AuthorizedScene.OpenAsync(Everything);

        var (machines, logs) = (
            await AuthorizedScene.WatchMachinesAsync(scene),
            await AuthorizedScene.WatchLogsAsync(scene)
        );

        Assert.Empty(scene.Azure.RefusedActions);
        Assert.DoesNotContain("Incomplete: TLS", machines, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, machines.Split('\n').Count(line => line.Contains("Answered", StringComparison.Ordinal)));
        Assert.DoesNotMatch("Failed|Missing|Partial", logs);
        Assert.DoesNotContain(OperationNames.GetOperation, scene.Azure.Calls.Keys);
        Assert.DoesNotContain(OperationNames.GetVm, scene.Azure.Calls.Keys);
    }

    [Theory]
    [MemberData(nameof(MachineActions))]
    public async Task Without_any_one_action_of_the_repairer_something_breaks(string action)
    {
        await using var whole = await AuthorizedScene.OpenAsync(Everything);
        await using var scene = await AuthorizedScene.OpenAsync(Everything.Where(name => name != action));

        Assert.NotEqual(
            await AuthorizedScene.WatchMachinesAsync(whole),
            await AuthorizedScene.WatchMachinesAsync(scene)
        );
        Assert.All(scene.Azure.RefusedActions.Keys, refused => Assert.Equal(action, refused, ignoreCase: true));
        Assert.Equal(
            action.Contains("runCommands", StringComparison.OrdinalIgnoreCase)
                || action == "Microsoft.HybridCompute/machines/read",
            scene.Azure.RefusedActions.Count > 0
        );
    }

    [Theory]
    [MemberData(nameof(LogActions))]
    public async Task Without_any_one_action_of_the_log_reader_something_is_not_seen(string action)
    {
        await using var whole = await AuthorizedScene.OpenAsync(Everything);
        await using var scene = await AuthorizedScene.OpenAsync(Everything.Where(name => name != action));

        Assert.NotEqual(await AuthorizedScene.WatchLogsAsync(whole), await AuthorizedScene.WatchLogsAsync(scene));
    }

    [Fact]
    public async Task Actions_are_compared_without_case()
    {
        await using var scene = await AuthorizedScene.OpenAsync(Everything.Select(name => name.ToUpperInvariant()));

        await AuthorizedScene.WatchMachinesAsync(scene);
        await AuthorizedScene.WatchLogsAsync(scene);

        Assert.Empty(scene.Azure.RefusedActions);
    }

    [Fact]
    public async Task A_refused_order_names_the_action_that_is_lacking_and_never_runs()
    {
        await using var scene = await AuthorizedScene.OpenAsync(RoleAssignments.ListActions(ProductRole.Reader));

        foreach (var kind in AuthorizedScene.Kinds)
        {
            var refused = Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(Orders.Inspect(kind)));
            Assert.Equal(ReasonCodes.AccessDenied, refused.Reason.Code);
            Assert.Matches(
                "^HTTP 403 AuthorizationFailed: this identity lacks the action Microsoft\\.[A-Za-z/]+/write\\.$",
                refused.Reason.Detail
            );
        }

        scene.WakeAgent();
        Assert.Empty(scene.Azure.AcceptedOrders);
        Assert.Equal(3, scene.Azure.RefusedActions.Values.Sum());
    }

    [Fact]
    public async Task A_reader_sees_all_that_a_repairer_sees_of_the_machines()
    {
        await using var reading = await AuthorizedScene.OpenAsync(RoleAssignments.ListActions(ProductRole.Reader));
        await using var repairing = await AuthorizedScene.OpenAsync(Everything);

        Assert.Equal(
            await AuthorizedScene.WatchInventoryAsync(repairing),
            await AuthorizedScene.WatchInventoryAsync(reading)
        );
        Assert.Empty(reading.Azure.RefusedActions);
    }

    [Fact]
    public async Task Without_the_right_to_ask_every_source_has_failed_and_none_is_merely_empty()
    {
        await using var scene = await AuthorizedScene.OpenAsync(
            AzureActions.List(ProductRole.Repairer).Select(action => action.Name)
        );

        var now = scene.Time.GetUtcNow();
        var answer = await scene
            .ConnectionLog()
            .FindLegacyAsync(new LogWindow(now.AddDays(-1), now), TestContext.Current.CancellationToken);

        Assert.Empty(answer.Rows);
        Assert.All(
            answer.Sources,
            source => Assert.Equal((SourceState.Failed, ReasonCodes.SourceFailed), (source.State, source.Reason!.Code))
        );
        Assert.All(
            answer.Sources,
            source => Assert.Contains("InsufficientAccessError", source.Reason!.Detail, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_token_is_asked_for_before_a_permission_is()
    {
        await using var scene = await AuthorizedScene.OpenAsync([]);
        using var transport = (HttpClientTransport)scene.Azure.CreateTransport();
        using var message = new HttpMessage(transport.CreateRequest(), new ResponseClassifier());
        message.Request.Uri.Reset(new Uri(scene.Azure.ArmEndpoint, Rows.ArcId("vm1")));

        await transport.ProcessAsync(message);

        Assert.Equal(401, message.Response.Status);
        Assert.Empty(scene.Azure.RefusedActions);
    }
}
