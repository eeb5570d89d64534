using CsCheck;
using Remediation.Orders;
using Remediation.Orders.Scheduling;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using static Remediation.Tests.Orders.Scheduling.RunnerWorld;

namespace Remediation.Tests.Orders.Scheduling;

public sealed class RolloutTests
{
    private static readonly GuestOrder[] Many =
    [
        .. Enumerable.Range(1, 24).Select(number => A.RepairOrder(A.Machine(number))),
    ];

    [Fact]
    public async Task Writing_begins_with_the_canary_and_doubles()
    {
        var world = new RunnerWorld();
        world.Pace = world.Pace with { MaxConcurrency = 8 };
        await world.RunAsync(Many);

        // Starts, round by round of 20 s: the canary, then 1, 2, 4, 8, and the rest.
        Assert.Equal([1, 1, 2, 4, 8, 8], Starts(world).GroupBy(second => second / 20).Select(round => round.Count()));
        Assert.Equal(8, world.MostInFlight);
    }

    [Fact]
    public async Task Canary_order_is_polled_more_often_than_the_last_order()
    {
        var world = new RunnerWorld { OnAsk = (_, number) => number == 3 ? Answered : InProgress };
        await world.RunAsync(Many[..2]);

        // The canary is asked after each 5 s from 20 s on; the other one, sent at 30 s, each 15 s from 50 s on.
        Assert.Equal(
            ["ask vm-01 20", "ask vm-01 25", "ask vm-01 30", "ask vm-02 50", "ask vm-02 65", "ask vm-02 80"],
            world.Calls.Where(call => call.StartsWith("ask", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_slow_order_is_not_asked_after_so_often_for_good_although_others_wait()
    {
        var world = new RunnerWorld { OnAsk = (order, _) => order.Machine.Id.Name == "vm-01" ? InProgress : Answered };
        await world.RunAsync(Many[..2]);

        // After 20 s, five times each 5 s, and each 15 s of the two minutes.
        Assert.Equal(11, world.Calls.Count(call => call.StartsWith("ask vm-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reading_needs_no_canary()
    {
        var world = new RunnerWorld();
        await world.RunAsync([.. Enumerable.Range(1, 8).Select(number => A.InspectOrder(A.Machine(number)))]);

        Assert.Equal([4, 4], Starts(world).GroupBy(second => second / 20).Select(round => round.Count()));
    }

    [Fact]
    public async Task A_canary_that_fails_stops_everything()
    {
        var world = new RunnerWorld
        {
            OnEnded = (_, state) =>
                new Settlement(state is OrderState.HeldBack ? RolloutSignal.Inconclusive : RolloutSignal.Failure, true),
        };
        await world.RunAsync(Many);

        Assert.Single(Starts(world));
        Assert.Equal(
            23,
            world.Ends.Values.Count(end =>
                end is OrderState.HeldBack { Reason.Code: var code } && code == ReasonCodes.CanaryFailed
            )
        );
    }

    [Fact]
    public async Task Where_writing_stops_an_order_that_an_earlier_sweep_sent_is_outstanding_and_not_held_back()
    {
        var world = new RunnerWorld
        {
            OnEnded = (_, state) =>
                new Settlement(
                    state is OrderState.Ended ? RolloutSignal.Failure : RolloutSignal.Inconclusive,
                    state is OrderState.Ended
                ),
        };
        await world.RunAsync(
            [
                new OrderTask(Many[0], IsKnown: false),
                new OrderTask(Many[1], IsKnown: true) { SentBefore = A.Noon.AddMinutes(-1) },
                new OrderTask(Many[2], IsKnown: true),
            ],
            []
        );

        Assert.IsType<OrderState.InProgress>(world.Ends["vm-02"]);
        Assert.Equal("TLS314", Assert.IsType<OrderState.HeldBack>(world.Ends["vm-03"]).Reason.Code.Id);
        Assert.DoesNotContain(world.Calls, call => call.Contains("vm-02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unreached_canary_is_followed_by_another_canary()
    {
        var world = new RunnerWorld
        {
            OnStart = (order, _) =>
                order.Machine.Id.Name == "vm-01" ? Rejected(ReasonCodes.MachineNotFound) : InProgress,
        };
        await world.RunAsync(Many[..3]);

        Assert.Equal(3, Starts(world).Count);
        Assert.Equal(Answered, world.Ends["vm-03"]);
    }

    [Fact]
    public async Task So_many_errors_stop_the_writing()
    {
        var world = new RunnerWorld();
        world.Pace = world.Pace with { MaxConcurrency = 2 };
        world.OnEnded = (order, state) =>
            new Settlement(
                state is OrderState.HeldBack ? RolloutSignal.Inconclusive
                    : string.CompareOrdinal(order.Machine.Id.Name, "vm-04") > 0 ? RolloutSignal.Failure
                    : RolloutSignal.Success,
                true
            );
        await world.RunAsync(Many);

        var stopped = world.Ends.Values.Where(end => end is OrderState.HeldBack).ToList();
        Assert.All(stopped, end => Assert.Equal("TLS315", ((OrderState.HeldBack)end).Reason.Code.Id));
        Assert.InRange(24 - stopped.Count, 4 + 3, 4 + 4);
    }

    [Fact]
    public void The_window_never_exceeds_the_most_and_stays_closed() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[1, 9], Gen.Enum<RolloutSignal>().Array[0, 60])
            .Sample(
                (canary, errors, most, effects) =>
                {
                    var window = new RolloutWindow(
                        new RolloutOptions { CanarySize = canary, MaxErrors = errors },
                        most
                    );
                    var (well, bad) = (0, 0);
                    foreach (var effect in effects)
                    {
                        (well, bad) = (
                            well + (effect == RolloutSignal.Success ? 1 : 0),
                            bad + (effect == RolloutSignal.Failure ? 1 : 0)
                        );
                        var before = window.Closed;
                        window.Count(effect);

                        Assert.InRange(window.Size, window.Closed is null ? 1 : 0, window.Closed is null ? most : 0);
                        Assert.True(before is null || window.Closed == before);
                        Assert.True(window.Closed is not null || bad < errors);
                        Assert.True(window.Closed is not null || bad == 0 || well >= canary);
                        Assert.True(window.Closed is not null || well >= canary || window.Size <= canary);
                    }
                }
            );

    private static List<int> Starts(RunnerWorld world) =>
        [
            .. world
                .Calls.Where(call => call.StartsWith("start", StringComparison.Ordinal))
                .Select(call => int.Parse(call.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
