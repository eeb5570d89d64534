using Microsoft.Extensions.Time.Testing;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Orders.Scheduling;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using static Remediation.Tests.Orders.Scheduling.RunnerWorld;

namespace Remediation.Tests.Orders.Scheduling;

public sealed class OrderRunnerTests
{
    private static readonly GuestOrder One = A.RepairOrder();

    private readonly RunnerWorld world = new();

    [Fact]
    public async Task An_order_takes_a_write_a_read_and_a_deletion()
    {
        var summary = await world.RunAsync(One);

        Assert.Equal(["start vm-01 0", "ask vm-01 20", "delete vm-01 20"], world.Calls);
        Assert.Equal(Answered, world.Ends["vm-01"]);
        Assert.Equal(new CallCounts(1, 1, 1, 0), summary.Calls);
    }

    [Fact]
    public async Task An_order_that_may_have_been_sent_before_is_asked_for_first_and_not_sent_again()
    {
        world.OnAsk = (_, number) => number == 1 ? InProgress : Answered;
        await world.RunAsync([new OrderTask(One, IsKnown: true)], []);

        Assert.Equal(["ask vm-01 0", "ask vm-01 15", "delete vm-01 15"], world.Calls);
    }

    [Fact]
    public async Task Known_order_that_is_absent_is_sent()
    {
        world.OnAsk = (_, number) => number == 1 ? Absent : Answered;
        await world.RunAsync([new OrderTask(One, IsKnown: true)], []);

        Assert.Equal(["ask vm-01 0", "start vm-01 0", "ask vm-01 20", "delete vm-01 20"], world.Calls);
    }

    [Theory]
    [InlineData(false, "TLS402")]
    [InlineData(true, "TLS417")]
    public async Task Rejected_poll_counts_for_an_order_only_if_the_order_may_have_been_sent(bool isNamed, string code)
    {
        world.OnAsk = (_, _) => Rejected(ReasonCodes.AccessDenied);
        var task = new OrderTask(One, IsKnown: true) { SentBefore = isNamed ? A.Noon : null };
        await world.RunAsync([task], []);

        var reply = Assert.IsType<OrderState.Ended>(world.Ends["vm-01"]).Reply;
        Assert.Equal(code, Assert.IsAssignableFrom<GuestReply.Failed>(reply).Reason.Code.Id);
        Assert.Equal(isNamed, reply is GuestReply.Unreachable);
    }

    [Fact]
    public async Task Unanswered_start_is_polled_and_resent_only_if_the_order_is_absent()
    {
        world.OnStart = (_, number) => number == 1 ? Unreachable : InProgress;
        world.OnAsk = (_, number) => number == 1 ? Absent : Answered;
        await world.RunAsync(One);
        Assert.Equal(
            ["start vm-01 0", "ask vm-01 15", "start vm-01 15", "ask vm-01 35", "delete vm-01 35"],
            world.Calls
        );

        var taken = new RunnerWorld { OnStart = (_, _) => Unreachable };
        await taken.RunAsync(One);
        Assert.Equal(["start vm-01 0", "ask vm-01 15", "delete vm-01 15"], taken.Calls);
        Assert.Equal(Answered, taken.Ends["vm-01"]);
    }

    [Fact]
    public async Task Throttled_start_is_retried_after_Retry_After_without_delaying_other_orders()
    {
        world.Pace = world.Pace with { Rollout = new RolloutOptions { CanarySize = 2 } };
        world.OnStart = (order, number) => order.Machine.Id.Name == "vm-01" && number == 1 ? Throttled(40) : InProgress;
        var summary = await world.RunAsync(One, A.RepairOrder(A.Machine(2)));

        Assert.Contains("start vm-01 40", world.Calls);
        Assert.Contains("ask vm-02 20", world.Calls);
        Assert.Equal(1, summary.Calls.Throttled);
        Assert.Equal([Answered, Answered], world.Ends.Values);
    }

    [Fact]
    public async Task Throttling_beyond_the_poll_timeout_leaves_the_order_unsent()
    {
        world.OnStart = (_, _) => Throttled();
        await world.RunAsync(One);

        Assert.Equal(new OrderState.HeldBack(ReasonCodes.OrderThrottled), world.Ends["vm-01"]);
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_machine_is_tried_again_and_another_refusal_is_not()
    {
        world.OnStart = (_, number) => number == 1 ? Rejected(ReasonCodes.MachineBusy) : InProgress;
        await world.RunAsync(One);
        Assert.Equal(Answered, world.Ends["vm-01"]);

        var denied = new RunnerWorld { OnStart = (_, _) => Rejected(ReasonCodes.AccessDenied) };
        await denied.RunAsync(One);
        Assert.Equal(Rejected(ReasonCodes.AccessDenied), denied.Ends["vm-01"]);
        Assert.Single(denied.Calls, call => call.StartsWith("start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Full_machine_is_cleaned_once_of_orphaned_orders_of_the_product()
    {
        world.OnStart = (_, number) => number == 1 ? Rejected(ReasonCodes.MachineBusy) : InProgress;
        world.OnList = _ => new OrderListing.Listed(["tlsr-old", "tlsr-older", "tlsr-wanted", One.Name]);
        var deleted = new List<string>();
        world.OnDelete = handle =>
        {
            deleted.Add(handle.Name);
            return null;
        };
        var summary = await world.RunAsync(One);

        Assert.Equal(["tlsr-old", "tlsr-older", One.Name], deleted);
        Assert.Equal(["start vm-01 0", "list vm-01 0"], world.Calls[..2]);
        Assert.Equal(["tlsr-old", "tlsr-older"], summary.Removed.Select(handle => handle.Name));
    }

    [Fact]
    public async Task Poll_timeout_leaves_the_running_order()
    {
        world.OnAsk = (_, _) => InProgress;
        await world.RunAsync(One);

        Assert.Equal(InProgress, world.Ends["vm-01"]);
        // After 20 s, then each 15 s of the two minutes.
        Assert.Equal(7, world.Calls.Count(call => call.StartsWith("ask", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_that_never_began_is_withdrawn_to_prevent_a_late_run()
    {
        var waiting = new OrderState.InProgress { IsWaiting = true };
        world.OnAsk = (_, _) => waiting;
        await world.RunAsync(One);
        var timedOut = Assert.IsType<GuestReply.TimedOut>(Assert.IsType<OrderState.Ended>(world.Ends["vm-01"]).Reply);
        Assert.Equal("TLS415", timedOut.Reason.Code.Id);
        Assert.Contains(world.Calls, call => call.StartsWith("delete vm-01", StringComparison.Ordinal));

        var stuck = new RunnerWorld
        {
            OnAsk = (_, _) => waiting,
            OnDelete = _ => new GuestReply.Unreachable(ReasonCodes.Unreachable),
        };
        await stuck.RunAsync(One);
        Assert.Equal(waiting, stuck.Ends["vm-01"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Old_order_that_never_ended_is_withdrawn_to_allow_another_attempt(bool isSilent)
    {
        world.OnAsk = (_, _) => isSilent ? Unreachable : InProgress;
        var task = new OrderTask(One, IsKnown: true) { SentBefore = A.Noon.AddMinutes(-13) };
        await world.RunAsync([task], []);

        Assert.Equal(
            "TLS415",
            Assert
                .IsType<GuestReply.TimedOut>(Assert.IsType<OrderState.Ended>(world.Ends["vm-01"]).Reply)
                .Reason.Code.Id
        );
        Assert.DoesNotContain(world.Calls, call => call.StartsWith("start", StringComparison.Ordinal));

        var recent = new RunnerWorld { OnAsk = world.OnAsk };
        await recent.RunAsync([task with { SentBefore = A.Noon.AddMinutes(-1) }], []);
        Assert.Equal(isSilent ? Unreachable : InProgress, recent.Ends["vm-01"]);
    }

    [Fact]
    public async Task What_is_lost_of_an_order_that_was_sent_is_never_taken_for_refused()
    {
        world.OnAsk = (_, _) => Rejected(ReasonCodes.AccessDenied);
        await world.RunAsync(One);
        Assert.IsType<GuestReply.Unreachable>(Assert.IsType<OrderState.Ended>(world.Ends["vm-01"]).Reply);

        var gone = new RunnerWorld { OnAsk = (_, _) => Rejected(ReasonCodes.MachineNotFound) };
        await gone.RunAsync(One);
        Assert.IsType<GuestReply.Cancelled>(Assert.IsType<OrderState.Ended>(gone.Ends["vm-01"]).Reply);
    }

    [Fact]
    public async Task Unanswered_poll_does_not_change_the_state_of_a_running_order()
    {
        world.OnAsk = (_, number) =>
            number switch
            {
                1 => Throttled(50),
                2 => Unreachable,
                _ => Answered,
            };
        await world.RunAsync(One);

        Assert.Equal(Answered, world.Ends["vm-01"]);
        Assert.Contains("ask vm-01 70", world.Calls);
    }

    [Fact]
    public async Task Order_that_vanishes_while_running_is_absent_and_not_resent()
    {
        world.OnAsk = (_, _) => Absent;
        await world.RunAsync(One);

        Assert.Equal(Absent, world.Ends["vm-01"]);
        Assert.Single(world.Calls, call => call.StartsWith("start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_before_a_start_can_hold_the_order_back()
    {
        world.OnBeforeStart = _ => ReasonCodes.KillSwitchOn;
        await world.RunAsync(One);

        Assert.Equal(new OrderState.HeldBack(ReasonCodes.KillSwitchOn), world.Ends["vm-01"]);
        Assert.Empty(world.Calls);
    }

    [Fact]
    public async Task A_removal_is_tried_again_and_given_up_in_the_end()
    {
        world.OnDelete = _ => new GuestReply.Throttled(ReasonCodes.OrderThrottled, TimeSpan.FromSeconds(30));
        world.Pace = world.Pace with { TimeBudget = TimeSpan.FromMinutes(3) };
        await world.RunAsync(One);
        Assert.InRange(world.Calls.Count(call => call.StartsWith("delete", StringComparison.Ordinal)), 3, 8);

        var silent = new RunnerWorld { OnDelete = _ => new GuestReply.Unreachable(ReasonCodes.Unreachable) };
        await silent.RunAsync(One);
        Assert.Equal(4, silent.Calls.Count(call => call.StartsWith("delete", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Leftovers_are_removed_and_named()
    {
        var leftover = new OrderHandle(A.Machine(7), "tlsr-old");
        world.OnDelete = handle => handle == leftover ? null : new GuestReply.Rejected(ReasonCodes.AccessDenied);
        var summary = await world.RunAsync([], [leftover, new OrderHandle(A.Machine(8), "tlsr-kept")]);

        Assert.Equal([leftover], summary.Removed);
        Assert.Equal(2, summary.Calls.Deletes);
    }

    [Fact]
    public async Task Spent_time_budget_leaves_outstanding_orders_to_the_next_sweep_and_sends_no_more()
    {
        world.OnAsk = (_, _) => InProgress;
        world.Pace = world.Pace with { TimeBudget = TimeSpan.FromSeconds(60) };
        await world.RunAsync([.. Enumerable.Range(1, 3).Select(number => A.RepairOrder(A.Machine(number)))]);

        Assert.Equal(
            [
                InProgress,
                new OrderState.HeldBack(ReasonCodes.TimeBudgetExhausted),
                new OrderState.HeldBack(ReasonCodes.TimeBudgetExhausted),
            ],
            world.Ends.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)
        );
        Assert.Single(world.Calls, call => call.StartsWith("start", StringComparison.Ordinal));
        Assert.InRange((world.Time.GetUtcNow() - A.Noon).TotalSeconds, 60, 63);
    }

    [Fact]
    public async Task Exception_of_the_end_hook_ends_the_run()
    {
        world.OnEnded = (_, _) => throw new InvalidOperationException("The ledger is somebody else's.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.RunAsync(One, A.RepairOrder(A.Machine(2))));
    }

    [Fact]
    public async Task No_call_follows_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var hooks = new OrderCallbacks(
            (_, _) => Task.FromResult<Reason?>(null),
            _ => true,
            (_, _, _) => Task.FromResult(new Settlement(RolloutSignal.Success, true))
        );
        world.OnAsk = (_, _) => InProgress;
        var time = new FakeTimeProvider(A.Noon);
        var task = new OrderRunner(world, world.Pace, new CallRateLimiter(), time, world.Log).RunAsync(
            [new OrderTask(One, false)],
            [],
            hooks,
            stop.Token
        );
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(["start vm-01 0"], world.Calls);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new OrderRunner(world, world.Pace, new CallRateLimiter(), time, world.Log).RunAsync(
                [new OrderTask(One, false)],
                [],
                hooks,
                stop.Token
            )
        );
    }
}
