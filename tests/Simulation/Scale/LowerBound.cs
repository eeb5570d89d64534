using Lab.Platform.Throttling;
using Remediation.Orders;

namespace Simulation.Tests.Scale;

/// <summary>
/// The least time in which anybody could repair a subscription's machines in this order. Whoever does it knows each script's end at once, takes
/// each token of Azure's buckets the moment it is there, leaves none to others, and every call goes the shortest way. Then
/// (1) an order starts when Resource Manager's and Compute's bucket hold a token for its write, as if no deletion ever took one there, and, with the
/// ramp, when the window is open; (2) it is removed when its script has ended and a token for a deletion is there; (3) from any moment s on, Compute
/// can let through no more than its bucket's size and what flows into it, while of the 2 n writes and deletions of a region's n machines all but
/// those are left that (1) and (2) can have brought before s.
/// </summary>
/// <param name="fleet">The machines of one subscription.</param>
/// <param name="regions">How many regions they are in, taking turns.</param>
internal sealed class LowerBound(ScaleFleet fleet, int regions)
{
    private const int ComputeSize = 1_500;
    private const double ComputePerSecond = 500 / 60.0;

    private static readonly DateTimeOffset Zero = DateTimeOffset.UnixEpoch;

    /// <summary>What the buckets and the script times allow to somebody who writes to every machine at once.</summary>
    public TimeSpan WithoutRamp() => Of(well => int.MaxValue);

    /// <summary>What they allow to somebody who keeps the operator's canary, ramp and most orders in flight.</summary>
    public TimeSpan WithRamp(OrderPace pace) => Of(well => Math.Min(
        pace.MaxConcurrency, well < pace.Ramp.Canary ? pace.Ramp.Canary - well : well - pace.Ramp.Canary + 1));

    private TimeSpan Of(Func<int, int> windowAfter)
    {
        var (starts, ends) = Starts(windowAfter);
        var last = Enumerable.Range(0, regions).Max(region => Tokens(
            [.. starts.Where((_, index) => index % regions == region)], [.. ends.Where((_, index) => index % regions == region).Order()]));
        var removed = LastRemoval(ends);
        return (removed > last ? removed : last) + (2 * ScaleChannel.ShortestWay) - Zero;
    }

    // Moments at which writes leave, and at which it is known that their scripts have ended.
    private (DateTimeOffset[] Starts, DateTimeOffset[] Ends) Starts(Func<int, int> windowAfter)
    {
        var writes = new TokenBucket(200, 10);
        TokenBucket[] updates = [.. Enumerable.Range(0, regions).Select(_ => new TokenBucket(ComputeSize, ComputePerSecond))];
        var (starts, ends) = (new DateTimeOffset[fleet.Scripts.Count], new DateTimeOffset[fleet.Scripts.Count]);
        var underWay = new PriorityQueue<DateTimeOffset, DateTimeOffset>();
        var (now, well) = (Zero, 0);
        for (var index = 0; index < starts.Length; index++)
        {
            var update = updates[index % regions];
            now += Longest(writes.Wait(now), update.Wait(now));
            while (underWay.TryPeek(out var end, out _) && (end <= now || underWay.Count >= windowAfter(well)))
            {
                underWay.Dequeue();
                well++;
                now = end > now ? end : now;
            }

            writes.TryTake(now);
            update.TryTake(now);
            (starts[index], ends[index]) = (now, now + (2 * ScaleChannel.ShortestWay) + fleet.Scripts[index]);
            underWay.Enqueue(ends[index], ends[index]);
        }

        return (starts, ends);
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

    private static DateTimeOffset Tokens(IReadOnlyList<DateTimeOffset> starts, IReadOnlyList<DateTimeOffset> ends)
    {
        var (latest, ended) = (Zero, 0);
        for (var started = 0; started < starts.Count; started++)
        {
            var since = starts[started];
            while (ended < ends.Count && ends[ended] <= since)
            {
                ended++;
            }

            var left = (2 * starts.Count) - started - ended - ComputeSize;
            var until = since + TimeSpan.FromSeconds(Math.Max(0, left) / ComputePerSecond);
            latest = until > latest ? until : latest;
        }

        return latest;
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
