using Microsoft.Extensions.Logging;
using Remediation.Orders;
using Remediation.Orders.Scheduling;
using Remediation.Reasons;
using Remediation.Telemetry;
using Remediation.Tests.Builders;
using static Remediation.Tests.Orders.Scheduling.RunnerWorld;

namespace Remediation.Tests.Orders.Scheduling;

/// <summary>What is logged of the life of an order.</summary>
public sealed class OrderLogTests
{
    private static readonly GuestOrder One = A.RepairOrder();

    private readonly RunnerWorld world = new();

    [Fact]
    public async Task Order_that_is_throttled_retried_accepted_and_removed_logs_each_step_once()
    {
        world.OnStart = (_, number) =>
            number switch
            {
                1 => Throttled(40),
                2 => Unreachable,
                _ => InProgress,
            };
        world.OnAsk = (_, number) =>
            number switch
            {
                1 => Absent,
                2 => InProgress,
                _ => Answered,
            };
        await world.RunAsync(One);

        Assert.Equal(
            [
                EventIds.OrderSent,
                EventIds.OrderThrottled,
                EventIds.OrderSent,
                EventIds.OrderRetried,
                EventIds.OrderSent,
                EventIds.OrderAccepted,
                EventIds.OrderFirstState,
                EventIds.OrderPolled,
                EventIds.OrderEnded,
                EventIds.CanaryPassed,
                EventIds.OrderRemoved,
            ],
            world.Log.Events
        );
        var who = $"Order={One.Name} Machine={One.Machine.Id}";
        Assert.Equal($"200 {who} Mode=Repair Attempt=1", world.Log.Of(EventIds.OrderSent)[0]);
        Assert.Equal([$"205 {who} Step=Start Wait=00:00:40"], world.Log.Of(EventIds.OrderThrottled));
        Assert.Equal(
            [$"207 {who} Step=Start Wait=00:00:15 Reason={ReasonCodes.Unreachable.Id}"],
            world.Log.Of(EventIds.OrderRetried)
        );
        Assert.Equal([$"210 {who} State=Answered Reason="], world.Log.Of(EventIds.OrderEnded));
    }

    [Fact]
    public async Task Stopped_rollout_logs_its_cause_and_each_order_that_it_holds()
    {
        world.OnEnded = (_, state) =>
            new Settlement(
                state is OrderState.HeldBack ? RolloutSignal.Inconclusive : RolloutSignal.Failure,
                state is OrderState.Ended
            );
        await world.RunAsync(One, A.RepairOrder(A.Machine(2)), A.RepairOrder(A.Machine(3)));

        Assert.Equal(
            [$"222 Order={One.Name} Machine={One.Machine.Id} Reason={ReasonCodes.CanaryFailed.Id}"],
            world.Log.Of(EventIds.RolloutStopped)
        );
        Assert.Equal(
            [
                .. Enumerable
                    .Range(2, 2)
                    .Select(number => A.RepairOrder(A.Machine(number)))
                    .Select(order =>
                        $"208 Order={order.Name} Machine={order.Machine.Id} Reason={ReasonCodes.CanaryFailed.Id}"
                    ),
            ],
            world.Log.Of(EventIds.OrderHeld)
        );
        Assert.Single(world.Log.Of(EventIds.OrderSent));
    }

    [Fact]
    public async Task Rollout_logs_each_step_of_its_growth()
    {
        await world.RunAsync([.. Enumerable.Range(1, 8).Select(number => A.RepairOrder(A.Machine(number)))]);

        Assert.Single(world.Log.Of(EventIds.CanaryPassed));
        Assert.Equal(
            ["From=1 To=2", "From=2 To=3", "From=3 To=4"],
            world.Log.Of(EventIds.RolloutGrew).Select(line => line[line.IndexOf("From", StringComparison.Ordinal)..])
        );
    }

    [Fact]
    public async Task Kill_switch_and_time_budget_log_held()
    {
        world.OnBeforeStart = _ => ReasonCodes.KillSwitchOn;
        await world.RunAsync(One);
        Assert.Equal([EventIds.OrderHeld], world.Log.Events);
        Assert.EndsWith(ReasonCodes.KillSwitchOn.Id, world.Log.Of(EventIds.OrderHeld)[0], StringComparison.Ordinal);

        var late = new RunnerWorld { OnStart = (_, _) => Throttled(60) };
        late.Pace = late.Pace with { TimeBudget = TimeSpan.FromSeconds(30) };
        await late.RunAsync(One);
        Assert.Equal([EventIds.OrderSent, EventIds.OrderThrottled, EventIds.OrderHeld], late.Log.Events);
    }

    [Fact]
    public async Task Order_that_is_still_running_is_handed_over_and_found_by_the_next_run()
    {
        world.OnAsk = (_, _) => InProgress;
        await world.RunAsync([new OrderTask(One, IsKnown: true)], []);

        Assert.Equal(EventIds.OrderFound, world.Log.Events[0]);
        Assert.Equal(EventIds.OrderFirstState, world.Log.Events[1]);
        Assert.Equal(EventIds.OrderHandedOver, world.Log.Events[^1]);
        Assert.Empty(world.Log.Of(EventIds.OrderSent));
    }

    [Fact]
    public async Task Removal_is_logged_as_retried_or_as_given_up()
    {
        var calls = 0;
        world.OnDelete = _ => calls++ == 0 ? new GuestReply.Throttled(ReasonCodes.OrderThrottled, null) : null;
        await world.RunAsync(One);
        Assert.Equal([EventIds.OrderThrottled, EventIds.OrderRemoved], world.Log.Events.TakeLast(2));

        var denied = new RunnerWorld { OnDelete = _ => new GuestReply.Rejected(ReasonCodes.AccessDenied) };
        await denied.RunAsync(One);
        Assert.Equal(EventIds.OrderNotRemoved, denied.Log.Events[^1]);
    }

    [Fact]
    public async Task Wait_for_a_token_names_its_limit()
    {
        world.OnStart = (_, number) => number < 16 ? Rejected(ReasonCodes.MachineBusy) : InProgress;
        world.Pace = world.Pace with { PollInterval = TimeSpan.FromMilliseconds(1) };
        await world.RunAsync(One);

        var line = world.Log.Of(EventIds.OrderDelayed)[0];
        Assert.Contains("Call=Write", line, StringComparison.Ordinal);
        Assert.Contains($"Limit=update {One.Machine.Id}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_logged_below_the_level()
    {
        var quiet = new RunnerWorld { Log = new() { Level = LogLevel.Warning } };
        await quiet.RunAsync(One);

        Assert.Empty(quiet.Log.Events);
    }
}
