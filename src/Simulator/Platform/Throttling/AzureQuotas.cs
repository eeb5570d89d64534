namespace Simulator.Platform.Throttling;

/// <summary>
/// Azure's documented limits for one caller: may this call go now, and if not, when? Knows no HTTP, so that a
/// simulation can ask it too. Safe for several threads at once.
/// </summary>
/// <param name="time">Its clock.</param>
public sealed class AzureQuotas(TimeProvider time)
{
    private const int GraphCalls = 15;

    private static readonly TimeSpan GraphWindow = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<(QuotaLayer Layer, string Name, string Scope), TokenBucket> buckets = [];
    private readonly QuotaWindow graph = new(GraphCalls, GraphWindow);

    /// <summary>
    /// Counts a call, or says when it may come again. A call that Compute refuses has gone through Resource Manager and
    /// was counted there; of Compute's own policies it uses up none.
    /// </summary>
    public QuotaDecision Ask(QuotaCall call)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (call.Kind == QuotaCallKind.Graph)
            {
                return AskGraph(now);
            }

            var counts = new List<QuotaCount>();
            foreach (
                var layer in QuotaPolicy
                    .ListFor(call)
                    .Select(policy => (Policy: policy, Bucket: BucketOf(policy)))
                    .GroupBy(pair => pair.Policy.Layer)
            )
            {
                if (
                    layer.MaxBy(pair => pair.Bucket.Wait(now)) is var slowest
                    && slowest.Bucket.Wait(now) is var wait
                    && wait > TimeSpan.Zero
                )
                {
                    return new QuotaDecision.Refused(Count(slowest.Policy, 0), wait);
                }

                counts.AddRange(layer.Select(pair => Take(pair.Policy, pair.Bucket, now)));
            }

            return new QuotaDecision.Granted(counts);
        }
    }

    private QuotaDecision AskGraph(DateTimeOffset now)
    {
        var granted = graph.TryTake(now);
        var count = new QuotaCount(QuotaLayer.Graph, "user-quota", GraphCalls, graph.Available(now));
        return granted
            ? new QuotaDecision.Granted([count], graph.ResetsAfter(now))
            : new QuotaDecision.Refused(count, graph.ResetsAfter(now));
    }

    private static QuotaCount Take(QuotaPolicy policy, TokenBucket bucket, DateTimeOffset now)
    {
        bucket.TryTake(now);
        return Count(policy, bucket.Available(now));
    }

    private static QuotaCount Count(QuotaPolicy policy, int remaining) =>
        new(policy.Layer, policy.Name, policy.Size, remaining);

    private TokenBucket BucketOf(QuotaPolicy policy)
    {
        var key = (policy.Layer, policy.Name, policy.Scope);
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets[key] = bucket = new TokenBucket(policy.Size, policy.PerSecond);
        }

        return bucket;
    }
}
