using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.Scheduling;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Orders.Scheduling;

/// <summary>Subscriptions and regions side by side in one run.</summary>
public sealed class PartitionTests
{
    // What Resource Manager lets through at once for a subscription, less the part that is left to others.
    private const int Burst = 180;

    [Fact]
    public async Task Shards_take_turns()
    {
        var world = Wide(mostInFlight: 2);
        await world.RunAsync([.. In("a", 1, 3), .. In("b", 4, 3)]);

        Assert.Equal(["vm-01", "vm-04", "vm-02", "vm-05", "vm-03", "vm-06"], Started(world));
    }

    [Fact]
    public async Task Regions_of_a_subscription_are_partitions_compared_without_case()
    {
        var world = Wide(mostInFlight: 2);
        await world.RunAsync([
            .. In("a", 1, 1, "westeurope"),
            .. In("a", 2, 1, "WestEurope"),
            .. In("a", 3, 1, "eastus"),
        ]);

        Assert.Equal(["vm-01", "vm-03", "vm-02"], Started(world));
    }

    [Fact]
    public async Task A_subscription_without_tokens_holds_up_no_other()
    {
        var world = Wide(mostInFlight: 1_000);
        await world.RunAsync([.. In("a", 1, Burst + 20), .. In("b", 301, Burst)]);

        // A few more than the bursts, because a token comes back each ninth of a second.
        Assert.InRange(
            world.Calls.Count(call =>
                call.StartsWith("start ", StringComparison.Ordinal) && call.EndsWith(" 0", StringComparison.Ordinal)
            ),
            2 * Burst,
            (2 * Burst) + 10
        );
        Assert.Equal((2 * Burst) + 20, world.Ends.Count);
    }

    [Fact]
    public async Task Reading_orders_of_any_shard_go_before_writing_ones()
    {
        var world = Wide(mostInFlight: 1);
        await world.RunAsync([.. In("a", 1, 2), A.InspectOrder(Machine("b", 3, "eastus"))]);

        Assert.Equal(["vm-03", "vm-01", "vm-02"], Started(world));
    }

    [Fact]
    public async Task Machines_that_failed_before_wait_for_the_others_of_all_shards()
    {
        var world = Wide(mostInFlight: 1);
        await world.RunAsync(
            [
                .. In("a", 1, 1).Select(order => new OrderTask(order, IsKnown: false) { IsRetry = true }),
                .. In("b", 2, 2).Select(order => new OrderTask(order, IsKnown: false)),
            ],
            []
        );

        Assert.Equal(["vm-02", "vm-03", "vm-01"], Started(world));
    }

    [Fact]
    public async Task Failures_in_one_region_stop_writes_everywhere_and_reads_continue()
    {
        var world = new RunnerWorld
        {
            OnEnded = (order, state) =>
                new Settlement(
                    state is OrderState.Ended && order.Mode == GuestMode.Repair
                        ? RolloutSignal.Failure
                        : RolloutSignal.Inconclusive,
                    true
                ),
        };
        world.Pace = world.Pace with { MaxConcurrency = 2 };
        await world.RunAsync([
            .. In("a", 1, 3),
            .. In("b", 4, 3),
            .. Enumerable.Range(7, 4).Select(number => A.InspectOrder(Machine("c", number, "eastus"))),
        ]);

        Assert.Equal(5, world.Ends.Values.Count(end => end is OrderState.HeldBack));
        Assert.Equal(5, world.Ends.Values.Count(end => end == RunnerWorld.Answered));
    }

    private static RunnerWorld Wide(int mostInFlight)
    {
        var world = new RunnerWorld();
        world.Pace = world.Pace with
        {
            MaxConcurrency = mostInFlight,
            Rollout = new RolloutOptions { CanarySize = 1_000 },
        };
        return world;
    }

    private static IEnumerable<string> Started(RunnerWorld world) =>
        world
            .Calls.Where(call => call.StartsWith("start ", StringComparison.Ordinal))
            .Select(call => call.Split(' ')[1]);

    private static GuestOrder[] In(string subscription, int first, int count, string location = "westeurope") =>
        [.. Enumerable.Range(first, count).Select(number => A.RepairOrder(Machine(subscription, number, location)))];

    private static Machine Machine(string subscription, int number, string location)
    {
        var machine = A.Machine(number);
        return machine with
        {
            Id = MachineId.Parse(
                machine.Id.Value.Replace(
                    machine.Id.SubscriptionId,
                    $"{subscription}0000000-1111-1111-1111-111111111111",
                    StringComparison.Ordinal
                )
            ),
            Location = location,
        };
    }
}
