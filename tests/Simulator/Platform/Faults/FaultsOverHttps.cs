using Cloud.Tests.Stage;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;
using Simulator.Platform.Faults;

namespace Simulator.Tests.Platform.Faults;

/// <summary>Each kind of fault as the product's channel, on the real SDK clients, meets it.</summary>
public class FaultsOverHttps
{
    [Fact]
    public async Task Throttling_storm_refuses_every_call_with_both_error_bodies_until_its_end()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.ThrottlingStorm);

        var first = Scene.Reply<GuestReply.Throttled>(await scene.StartAsync());
        scene.Time.Advance(TimeSpan.FromSeconds(5));
        var second = Scene.Reply<GuestReply.Throttled>(await scene.AskAsync());

        Assert.Contains("SubscriptionRequestsThrottled", first.Reason.Detail, StringComparison.Ordinal);
        Assert.Contains("OperationNotAllowed", second.Reason.Detail, StringComparison.Ordinal);
        Assert.Equal(
            (FaultInjection.Storm, FaultInjection.Storm - TimeSpan.FromSeconds(5)),
            (first.RetryAfter!.Value, second.RetryAfter!.Value)
        );
        scene.Time.Advance(second.RetryAfter.Value);
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync());
        Assert.Equal(2, scene.Faults.Tally.Counts[FaultKind.ThrottlingStorm]);
    }

    [Theory]
    [InlineData(FaultKind.OtherOperation, nameof(ReasonCodes.MachineBusy))]
    [InlineData(FaultKind.ServerError, nameof(ReasonCodes.Unreachable))]
    [InlineData(FaultKind.ConnectionReset, nameof(ReasonCodes.Unreachable))]
    [InlineData(FaultKind.TokenExpired, nameof(ReasonCodes.Unreachable))]
    public async Task Failed_call_has_no_effect_and_succeeds_on_retry(FaultKind kind, string reason)
    {
        await using var scene = await FaultScene.OpenAsync(kind);

        Assert.Equal(reason, Unanswered(await scene.StartAsync()).Reason.Code.Name);
        Assert.Empty(scene.Accepted);
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync());
        await scene.EndAsync<GuestReply.Answered>();
        Assert.Equal(1, scene.Vm.Runs);
    }

    [Fact]
    public async Task A_PUT_whose_answer_is_lost_was_accepted_and_its_script_runs_once()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.PutAnswerLost);

        Assert.Equal(
            ReasonCodes.Unreachable,
            Scene.Reply<GuestReply.Unreachable>(await scene.StartAsync()).Reason.Code
        );
        Assert.Equal(
            new AcceptedOrder(scene.Machine, scene.Order().Name, scene.Time.GetUtcNow()),
            Assert.Single(scene.Accepted)
        );
        await scene.EndAsync<GuestReply.Answered>();
        Assert.Equal(1, scene.Vm.Runs);
    }

    [Fact]
    public async Task A_reply_is_lost_after_the_script_ran_and_can_be_read_again()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.ReplyLost);
        await scene.StartAsync();

        await scene.EndAsync<GuestReply.Unreachable>();
        Assert.Equal(1, scene.Vm.Runs);
        Assert.Equal("done", (await scene.EndAsync<GuestReply.Answered>()).Output);
        Assert.Equal(1, scene.Vm.Runs);
    }

    [Fact]
    public async Task A_silent_agent_runs_nothing_and_speaks_again_later()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.AgentSilent);
        await scene.StartAsync();

        await scene.EndAsync<GuestReply.Unreachable>();
        Assert.Equal(0, scene.Vm.Runs);
        await scene.StartAsync(scene.Order("sweep-2"));
        await scene.EndAsync<GuestReply.Answered>(scene.Order("sweep-2"));
    }

    [Fact]
    public async Task Machine_deallocated_before_the_script_runs_the_script_after_its_start()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.Deallocated);
        await scene.StartAsync();
        await scene.UntilAsync(() => scene.Vm.PowerState == "deallocated");

        Assert.Equal(
            ReasonCodes.MachineNotReady,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync(scene.Order("sweep-2"))).Reason.Code
        );
        Assert.Equal(0, scene.Vm.Runs);
        await scene.EndAsync<GuestReply.Answered>();
        Assert.Equal(("running", 1), (scene.Vm.PowerState, scene.Vm.Runs));
    }

    [Fact]
    public async Task A_machine_that_is_deallocated_after_the_script_loses_its_answer()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.Deallocated, variant: 1);
        await scene.StartAsync();
        await scene.UntilAsync(() => scene.Vm.PowerState == "deallocated");

        Assert.Equal(1, scene.Vm.Runs);
        await scene.Faults.BringBackAsync();
        Assert.Equal("running", scene.Vm.PowerState);
        Assert.Equal("", (await scene.EndAsync<GuestReply.Answered>()).Output);
        Assert.Equal(1, scene.Vm.Runs);
    }

    [Fact]
    public async Task Truncated_output_has_lost_the_beginning_of_its_last_line()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.OutputTruncated);
        var frame = "TLSR2 order 900 " + string.Join(',', Enumerable.Range(0, 300));
        scene.Vm.Answer = (_, _, _) => Task.FromResult(new ScriptResult(0, $"hello\n{frame}\n", ""));
        await scene.StartAsync();

        var output = (await scene.EndAsync<GuestReply.Answered>()).Output.TrimEnd();
        Assert.DoesNotContain("TLSR", output, StringComparison.Ordinal);
        Assert.EndsWith(output, frame, StringComparison.Ordinal);
        Assert.InRange(output.Length, 1, frame.Length - 1);
    }

    [Fact]
    public async Task Stuck_order_stays_in_Creating_until_deletion()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.StuckCreating);
        await scene.StartAsync();
        await scene.UntilAsync(() => scene.Faults.Tally.Counts[FaultKind.StuckCreating] == 1);
        scene.Time.Advance(TimeSpan.FromDays(1));

        Assert.IsType<OrderState.InProgress>(await scene.AskAsync());
        Assert.Null(await scene.DeleteAsync());
        await scene.UntilAsync(state => state is OrderState.Absent);
        Assert.Equal(0, scene.Vm.Runs);
    }

    [Fact]
    public async Task An_upgraded_agent_runs_a_finished_order_once_more()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.ReExecuted);
        await scene.StartAsync();

        await scene.UntilAsync(() => scene.Vm.Runs == 2);
        await scene.EndAsync<GuestReply.Answered>();
        Assert.Single(scene.Accepted);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task Lost_access_stays_lost_whether_the_order_was_accepted_before_or_not(int variant, int accepted)
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.AccessLost, variant);

        Assert.IsType<OrderState.Absent>(await scene.AskAsync());
        await scene.StartAsync();
        Assert.Equal(accepted, scene.Accepted.Count);
        Assert.Equal(ReasonCodes.AccessDenied, Scene.Reply<GuestReply.Rejected>(await scene.AskAsync()).Reason.Code);
        Assert.Equal(ReasonCodes.AccessDenied, (await scene.DeleteAsync())!.Reason.Code);
    }

    [Fact]
    public async Task A_deleted_machine_is_gone()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.MachineDeleted);

        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync()).Reason.Code
        );
        Assert.Equal(
            ReasonCodes.MachineNotFound,
            Scene.Reply<GuestReply.Rejected>(await scene.StartAsync()).Reason.Code
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_machine_that_is_made_anew_has_no_run_commands(int variant)
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.MachineRecreated, variant);
        await scene.StartAsync();
        if (variant == 0)
        {
            await scene.EndAsync<GuestReply.Answered>();
            Assert.Null(await scene.DeleteAsync());
        }

        await scene.UntilAsync(state => state is OrderState.Absent);
        Assert.Equal((1, 1), (scene.Mishaps.Recreations, scene.Vm.Runs));
    }

    [Fact]
    public async Task The_clock_jumps_while_an_order_is_sent()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.ClockJump);

        Assert.IsType<OrderState.InProgress>(await scene.StartAsync());
        Assert.Equal(FaultInjection.Jump, scene.Mishaps.Jumped);
    }

    [Fact]
    public async Task A_spared_world_is_left_in_peace()
    {
        await using var scene = await FaultScene.OpenAsync(FaultKind.MachineDeleted);
        scene.Faults.SparesTheWorld = true;

        Assert.IsType<OrderState.InProgress>(await scene.StartAsync());
        Assert.Equal(0, scene.Faults.Tally.Counts[FaultKind.MachineDeleted]);
    }

    private static GuestReply.Failed Unanswered(OrderState state) =>
        Assert.IsAssignableFrom<GuestReply.Failed>(Assert.IsType<OrderState.Ended>(state).Reply);
}
