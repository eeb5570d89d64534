using Cloud.Tests.Stage;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.RunCommands;

public sealed class LifeOfAnOrder
{
    [Fact]
    public async Task An_order_is_sent_asked_after_answered_and_deleted()
    {
        await using var scene = await Scene.OpenAsync();
        IReadOnlyList<KeyValuePair<string, string>> passed = [];
        var script = "";
        scene.Estate.AddVm("vm1").Answer = (text, parameters, _) =>
        {
            (script, passed) = (text, parameters);
            return Task.FromResult(new ScriptResult(0, "frame", "warning"));
        };
        var order = Orders.Inspect("vm1");

        Assert.IsType<OrderState.Absent>(await scene.AskAsync(order));
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        Assert.IsType<OrderState.InProgress>(await scene.AskAsync(order));
        scene.WakeAgent();
        Assert.Equal(
            new GuestReply.Answered(0, "frame", "warning") { EndedAt = scene.Time.GetUtcNow() },
            await scene.EndedAsync<GuestReply.Answered>(order)
        );
        Assert.Equal(order.Script, script);
        Assert.Equal(order.Parameters, passed);

        await scene.DeleteAsync(order);
        Assert.IsType<OrderState.Absent>(await scene.AskAsync(order));
    }

    [Fact]
    public async Task Start_is_one_request_that_does_not_wait_for_the_script()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        await scene.StartAsync(Orders.Inspect("vm1"));
        Assert.Equal(new Dictionary<string, int> { [OperationNames.PutRunCommand] = 1 }, scene.Azure.Calls);
    }

    [Fact]
    public async Task The_same_order_sent_twice_runs_once()
    {
        await using var scene = await Scene.OpenAsync();
        var vm = scene.Estate.AddVm("vm1");
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        scene.WakeAgent();
        await scene.EndedAsync<GuestReply.Answered>(order);

        Assert.IsType<OrderState.InProgress>(await scene.StartAsync(order));
        await scene.EndedAsync<GuestReply.Answered>(order);
        Assert.Equal(1, vm.Runs);
    }

    [Fact]
    public async Task An_order_whose_acceptance_was_lost_on_the_way_is_found_by_its_name()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request is { Operation: OperationNames.PutRunCommand, Number: 1 }
                ? new InjectedResponse(0, AfterTheFact: true)
                : null
        );
        var vm = scene.Estate.AddVm("vm1");
        var order = Orders.Inspect("vm1");

        Assert.Equal(
            ReasonCodes.Unreachable,
            Scene.Reply<GuestReply.Unreachable>(await scene.StartAsync(order)).Reason.Code
        );
        Assert.IsType<OrderState.InProgress>(await scene.AskAsync(order));
        scene.WakeAgent();
        await scene.EndedAsync<GuestReply.Answered>(order);
        Assert.Equal(1, vm.Runs);
    }

    [Fact]
    public async Task A_script_that_fails_is_an_answer_with_its_exit_code()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1").Answer = (_, _, _) => Task.FromResult(new ScriptResult(3, "said", "broke"));
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        scene.WakeAgent();
        Assert.Equal(
            new GuestReply.Answered(3, "said", "broke") { EndedAt = scene.Time.GetUtcNow() },
            await scene.EndedAsync<GuestReply.Answered>(order)
        );
    }

    [Fact]
    public async Task Output_and_error_are_truncated_to_the_last_4096_bytes()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1").Answer = (_, _, _) =>
            Task.FromResult(new ScriptResult(0, new string('a', 5000) + "END", new string('é', 3000)));
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        scene.WakeAgent();
        var answer = await scene.EndedAsync<GuestReply.Answered>(order);
        Assert.Equal(new string('a', 4093) + "END", answer.Output);
        Assert.Equal(new string('é', 2048), answer.Error);
    }

    [Fact]
    public async Task A_script_that_outlives_its_deadline_is_timed_out()
    {
        await using var scene = await Scene.OpenAsync();
        var started = Forever(scene.Estate.AddVm("vm1"));
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        scene.WakeAgent();
        await scene.AwaitAsync(started);
        Assert.IsType<OrderState.InProgress>(await scene.AskAsync(order));

        scene.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ReasonCodes.OrderTimedOut, (await scene.EndedAsync<GuestReply.TimedOut>(order)).Reason.Code);
    }

    [Fact]
    public async Task Deleting_an_order_ends_its_script()
    {
        await using var scene = await Scene.OpenAsync();
        var ended = new TaskCompletionSource();
        var started = Forever(scene.Estate.AddVm("vm1"), ended);
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        scene.WakeAgent();
        await scene.AwaitAsync(started);

        await scene.DeleteAsync(order);
        await scene.AwaitAsync(ended);
        await scene.UntilAsync(() => scene.AskAsync(order), state => state is OrderState.Absent);
    }

    [Fact]
    public async Task A_machine_that_stops_before_the_script_starts_is_unreachable()
    {
        await using var scene = await Scene.OpenAsync();
        var vm = scene.Estate.AddVm("vm1");
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        vm.PowerState = "deallocated";
        scene.WakeAgent();
        Assert.Equal(ReasonCodes.Unreachable, (await scene.EndedAsync<GuestReply.Unreachable>(order)).Reason.Code);
    }

    // The signal is set when the script has started; the script never ends by itself.
    private static TaskCompletionSource Forever(ScriptedVm vm, TaskCompletionSource? ended = null)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vm.Answer = async (_, _, end) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
            }
            finally
            {
                ended?.SetResult();
            }

            return new ScriptResult(0, "", "");
        };
        return started;
    }
}
