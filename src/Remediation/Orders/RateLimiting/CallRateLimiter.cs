using Remediation.Inventory;

namespace Remediation.Orders.RateLimiting;

/// <summary>
/// Says when the next call may go, so that Azure need not refuse it: token buckets after the documented limits,
/// corrected by what the platform says (remaining quota, 429, Retry-After). One for all sweeps of a process, since the
/// platform's buckets do not end with a sweep.
/// </summary>
public sealed class CallRateLimiter
{
    private const int Few = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, AdaptiveTokenBucket> buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<MachineId, DateTimeOffset> closedUntil = [];
    private int most = Few;

    /// <summary>When the call may go: now or later, UTC.</summary>
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

    /// <summary>The platform took the call.</summary>
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
    /// The platform answered 429. It does not say which limit was meant: the machine waits as long as it was told, and
    /// everybody goes slower.
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

    /// <summary>An answer named the calls that are left.</summary>
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

    // Machines come and go, and each has buckets of its own: those that are as new ones would be need not be kept.
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
