using Remediation.Inventory;

namespace Remediation.Orders.RateLimiting;

/// <summary>
/// Determines when the next call may be made without being throttled: token buckets with the documented limits,
/// corrected by the platform's answers (remaining quota, 429, Retry-After). All sweeps of a process share one limiter,
/// because the platform's buckets outlive a sweep.
/// </summary>
public sealed class CallRateLimiter
{
    private const int Few = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, AdaptiveTokenBucket> buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<MachineId, DateTimeOffset> closedUntil = [];
    private int most = Few;

    /// <summary>When the call may be made, UTC; not before <paramref name="now"/>.</summary>
    public DateTimeOffset GetPermittedAt(CallKind kind, Machine machine, DateTimeOffset now)
    {
        lock (gate)
        {
            var free = AzureLimits.ListFor(kind, machine).Select(limit => BucketOf(limit, now).NextAt(now)).Max();
            return closedUntil.TryGetValue(machine.Id, out var until) && until > free ? until : free;
        }
    }

    /// <summary>The scope of the limit that a call has to wait for the longest.</summary>
    public string FindLimit(CallKind kind, Machine machine, DateTimeOffset now)
    {
        lock (gate)
        {
            var limit = AzureLimits.ListFor(kind, machine).MaxBy(limit => BucketOf(limit, now).NextAt(now))!;
            var isToldToWait = closedUntil.TryGetValue(machine.Id, out var until);
            return isToldToWait && until >= BucketOf(limit, now).NextAt(now) ? "Retry-After" : limit.Scope;
        }
    }

    /// <summary>The call goes now.</summary>
    public void Take(CallKind kind, Machine machine, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var limit in AzureLimits.ListFor(kind, machine))
            {
                BucketOf(limit, now).Take(now);
            }
        }
    }

    /// <summary>Records that the platform accepted the call.</summary>
    public void OnAccepted(CallKind kind, Machine machine, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var limit in AzureLimits.ListFor(kind, machine))
            {
                BucketOf(limit, now).OnAccepted();
            }
        }
    }

    /// <summary>
    /// Records an answer of 429. The answer does not name the limit, so calls to the machine wait for the Retry-After
    /// and all shared limits are slowed down.
    /// </summary>
    public void OnRefused(CallKind kind, Machine machine, TimeSpan? retryAfter, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var limit in AzureLimits.ListFor(kind, machine).Where(limit => !limit.IsOfOneMachine))
            {
                BucketOf(limit, now).OnRefused(now);
            }

            if (retryAfter is { } wait)
            {
                closedUntil[machine.Id] = now + wait;
            }
        }
    }

    /// <summary>Records the number of calls that the platform reports as left.</summary>
    public void OnQuotaRead(QuotaReading reading, DateTimeOffset now)
    {
        lock (gate)
        {
            BucketOf(AzureLimits.CreateArmLimit(reading.Kind, reading.SubscriptionId), now)
                .Cap(reading.Remaining * AzureLimits.OurShare, now);
        }
    }

    private AdaptiveTokenBucket BucketOf(AzureLimit limit, DateTimeOffset now)
    {
        if (!buckets.TryGetValue(limit.Scope, out var bucket))
        {
            Forget(now);
            buckets[limit.Scope] = bucket = new AdaptiveTokenBucket(limit.Size, limit.PerSecond, now);
        }

        return bucket;
    }

    // Each machine has its own buckets, and machines come and go. Buckets that equal new ones are removed.
    private void Forget(DateTimeOffset now)
    {
        if (buckets.Count + closedUntil.Count < most)
        {
            return;
        }

        foreach (var scope in buckets.Where(pair => pair.Value.IsAsNew(now)).Select(pair => pair.Key).ToList())
        {
            buckets.Remove(scope);
        }

        foreach (var machine in closedUntil.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
        {
            closedUntil.Remove(machine);
        }

        most = Math.Max(Few, 2 * (buckets.Count + closedUntil.Count));
    }
}
