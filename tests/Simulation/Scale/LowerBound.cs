using Remediation.Orders;
using Simulator.Platform.Throttling;

namespace Simulation.Tests.Scale;

/// <summary>
/// The least time in which a fleet's machines could be repaired, each shard (a subscription's machines in one
/// region) in its own order and the shards in turn. An ideal scheduler knows each script's end, takes each token
/// of Azure's buckets the moment it is there, leaves none to others, and every call goes the shortest way. Then (1) an
/// order starts when Resource Manager's and Compute's bucket hold a token for its write, as if no deletion ever took
/// one there, and, with the ramp, when the window is open; (2) it is removed when its script has ended and a token for
/// a deletion is there; (3) from any moment s on, Compute can let through no more than its bucket's size and what flows
/// into it, while of the 2 n writes and deletions of a region's n machines all but those are left that (1) and (2) can
/// have brought before s.
/// </summary>
internal sealed class LowerBound(ScaleFleet fleet)
{
    private const int ComputeSize = 1_500;
    private const double ComputePerSecond = 500 / 60.0;

    private static readonly DateTimeOffset Zero = DateTimeOffset.UnixEpoch;

    /// <summary>The bound set by the buckets and the script times if all machines are written to at once.</summary>
    public TimeSpan WithoutRamp() => Of(well => int.MaxValue);

    /// <summary>The bound if the operator's canary, ramp and limit of orders in flight are kept.</summary>
    public TimeSpan WithRamp(OrderExecutionOptions pace) =>
        Of(well =>
            Math.Min(
                pace.MaxConcurrency,
                well < pace.Rollout.CanarySize ? pace.Rollout.CanarySize - well : well - pace.Rollout.CanarySize + 1
            )
        );

    private TimeSpan Of(Func<int, int> windowAfter)
    {
        var shards = Shards();
        Start(shards, windowAfter);
        var tokens = shards.Max(Tokens);
        var removed = shards
            .GroupBy(shard => shard.Subscription)
            .Max(group => LastRemoval(group.SelectMany(shard => shard.Ends)));
        return (removed > tokens ? removed : tokens) + (2 * ScaleChannel.ShortestWay) - Zero;
    }

    private List<Shard> Shards()
    {
        var writes = new Dictionary<int, TokenBucket>();
        return
        [
            .. fleet
                .Shards()
                .Select(shard => new Shard(
                    shard.Subscription,
                    [.. shard.Machines.Select(machine => fleet.Scripts[machine])],
                    writes.TryGetValue(shard.Subscription, out var bucket)
                        ? bucket
                        : writes[shard.Subscription] = new TokenBucket(200, 10)
                )),
        ];
    }

    // The first of those who can go first, and of these the one whose shard had fewest.
    private static void Start(List<Shard> shards, Func<int, int> windowAfter)
    {
        var underWay = new PriorityQueue<DateTimeOffset, DateTimeOffset>();
        var (now, well) = (Zero, 0);
        var waiting = shards.ToList();
        while (waiting.Count > 0)
        {
            while (underWay.TryPeek(out var end, out _) && (end <= now || underWay.Count >= windowAfter(well)))
            {
                underWay.Dequeue();
                well++;
                now = end > now ? end : now;
            }

            var (shard, wait) = waiting
                .Select(one => (Shard: one, Wait: one.Wait(now)))
                .MinBy(pair => (pair.Wait, pair.Shard.Ends.Count));
            now += wait;
            var ends = shard.Start(now);
            underWay.Enqueue(ends, ends);
            if (shard.IsDone)
            {
                waiting.Remove(shard);
            }
        }
    }

    private static DateTimeOffset LastRemoval(IEnumerable<DateTimeOffset> ends)
    {
        var deletes = new TokenBucket(200, 10);
        var now = Zero;
        foreach (var end in ends.Order())
        {
            now = end > now ? end : now;
            now += deletes.Wait(now);
            deletes.TryTake(now);
        }

        return now;
    }

    private static DateTimeOffset Tokens(Shard shard)
    {
        var (latest, ended) = (Zero, 0);
        DateTimeOffset[] ends = [.. shard.Ends.Order()];
        for (var started = 0; started < shard.Starts.Count; started++)
        {
            var since = shard.Starts[started];
            while (ended < ends.Length && ends[ended] <= since)
            {
                ended++;
            }

            var left = (2 * shard.Starts.Count) - started - ended - ComputeSize;
            var until = since + TimeSpan.FromSeconds(Math.Max(0, left) / ComputePerSecond);
            latest = until > latest ? until : latest;
        }

        return latest;
    }

    /// <summary>
    /// Moments at which a shard's writes leave, and at which it is known that their scripts have ended.
    /// </summary>
    private sealed class Shard(int subscription, TimeSpan[] scripts, TokenBucket writes)
    {
        private readonly TokenBucket updates = new(ComputeSize, ComputePerSecond);

        public int Subscription => subscription;

        public List<DateTimeOffset> Starts { get; } = [];

        public List<DateTimeOffset> Ends { get; } = [];

        public bool IsDone => Starts.Count == scripts.Length;

        public TimeSpan Wait(DateTimeOffset now) => Longest(writes.Wait(now), updates.Wait(now));

        public DateTimeOffset Start(DateTimeOffset now)
        {
            writes.TryTake(now);
            updates.TryTake(now);
            Ends.Add(now + (2 * ScaleChannel.ShortestWay) + scripts[Starts.Count]);
            Starts.Add(now);
            return Ends[^1];
        }

        private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
    }
}
