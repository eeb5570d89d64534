using Microsoft.Extensions.Time.Testing;
using Remediation.Orders;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Orders;

public class OrderRunnerTests
{
    private static readonly OrderPace Pace = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(2), 4);
    private static readonly OrderState Answered = new OrderState.Ended(new GuestReply.Answered(0, "out", ""));
    private static readonly OrderState InProgress = new OrderState.InProgress();

    [Fact]
    public async Task An_order_is_asked_for_before_it_is_sent_and_read_when_it_ended()
    {
        var channel = Scripted(InProgress, Answered);

        Assert.Equal(Answered, await RunAsync(channel));
        Assert.Equal(["ask vm-01", "start vm-01 Repair", "ask vm-01", "ask vm-01"], channel.Calls);
    }

    [Fact]
    public async Task An_order_that_outlived_an_earlier_sweep_is_not_sent_again()
    {
        var channel = Scripted(InProgress, Answered);
        channel.Plant(A.RepairOrder());

        Assert.Equal(Answered, await RunAsync(channel));
        Assert.DoesNotContain("start vm-01 Repair", channel.Calls);
    }

    [Fact]
    public async Task Patience_ends_and_leaves_the_order_in_progress()
    {
        var channel = Scripted(InProgress);

        Assert.Equal(InProgress, await RunAsync(channel));
        // One question before the start, then one each 15 seconds of the two minutes.
        Assert.Equal(1 + 8, channel.Calls.Count(call => call == "ask vm-01"));
    }

    [Fact]
    public async Task A_question_without_an_answer_says_nothing_about_an_order_under_way()
    {
        var throttled = new OrderState.Ended(new GuestReply.Throttled(ReasonCodes.OrderThrottled, null));
        var unreachable = new OrderState.Ended(new GuestReply.Unreachable(ReasonCodes.Unreachable));

        Assert.Equal(Answered, await RunAsync(Scripted(throttled, unreachable, Answered)));
        Assert.Equal(InProgress, await RunAsync(Scripted(unreachable)));
    }

    [Fact]
    public async Task A_throttled_question_is_asked_again_only_after_the_time_that_the_platform_names()
    {
        var channel = Scripted(new OrderState.Ended(new GuestReply.Throttled(ReasonCodes.OrderThrottled, TimeSpan.FromMinutes(1))), InProgress);

        await RunAsync(channel);

        // 15 s, then 60 s after the throttled answer, then each 15 s up to two minutes.
        Assert.Equal(1 + 1 + 1 + 3, channel.Calls.Count(call => call == "ask vm-01"));
    }

    [Fact]
    public async Task An_order_that_vanishes_while_it_runs_is_absent_and_not_sent_again()
    {
        var channel = Scripted(InProgress, new OrderState.Absent());

        Assert.IsType<OrderState.Absent>(await RunAsync(channel));
        Assert.Single(channel.Calls, call => call.StartsWith("start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_orders_are_in_flight_than_the_pace_allows()
    {
        var (running, most) = (0, 0);
        var channel = new FakeChannel(_ => Answered) { Started = _ => most = Math.Max(most, ++running) };
        var orders = Enumerable.Range(1, 12).Select(number => A.RepairOrder(A.Machine(number))).ToList();
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var ended = 0;

        var task = new OrderRunner(channel, Pace with { MaxConcurrency = 3 }, time).RunAsync(
            orders, _ => { Interlocked.Increment(ref ended); Interlocked.Decrement(ref running); }, TestContext.Current.CancellationToken);
        await DriveAsync(task, time);

        Assert.Equal(12, (await task).Count);
        Assert.Equal(12, ended);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Cancellation_flows() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        new OrderRunner(Scripted(Answered), Pace, TimeProvider.System).RunAsync([A.RepairOrder()], _ => { }, new CancellationToken(true)));

    private static FakeChannel Scripted(params OrderState[] states)
    {
        var next = 0;
        return new FakeChannel(_ => states[Math.Min(next++, states.Length - 1)]);
    }

    private static async Task<OrderState> RunAsync(FakeChannel channel)
    {
        var time = new FakeTimeProvider();
        var order = A.RepairOrder();
        var task = new OrderRunner(channel, Pace, time).RunAsync([order], _ => { }, TestContext.Current.CancellationToken);
        await DriveAsync(task, time);
        return (await task)[order.Name];
    }

    // Moves time only while the runner waits for it.
    private static async Task DriveAsync(Task task, FakeTimeProvider time)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
            time.Advance(TimeSpan.FromSeconds(15));
        }
    }
}
