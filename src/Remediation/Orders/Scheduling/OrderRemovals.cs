namespace Remediation.Orders.Scheduling;

/// <summary>Schedules the removal of run commands that no order needs, and records which were removed.</summary>
/// <param name="delayQueue">Holds removals until they are due.</param>
/// <param name="rules">When a removal is tried again.</param>
internal sealed class OrderRemovals(DelayQueue delayQueue, OrderStateMachine rules)
{
    private readonly List<OrderHandle> removed = [];

    /// <summary>Orphans removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removed;

    /// <summary>Schedules the removal of run commands that belong to no order of this run.</summary>
    public void Schedule(IEnumerable<OrderHandle> orphans, DateTimeOffset now)
    {
        foreach (var orphan in orphans)
        {
            delayQueue.Add(OrderRun.CreateRemoval(orphan), now);
        }
    }

    /// <summary>The run commands that the machine of an order holds, without the order's own.</summary>
    public static IEnumerable<OrderHandle> ListOthers(OrderRun run, OrderListing listing)
    {
        var names = listing is OrderListing.Listed listed ? listed.Names : [];
        return names.Where(name => name != run.Handle.Name).Select(name => new OrderHandle(run.Handle.Machine, name));
    }

    /// <summary>Notes a removal, or schedules it again if it failed.</summary>
    /// <param name="run">What was to be removed.</param>
    /// <param name="refusal">Why it was not; null if it was.</param>
    /// <param name="mayRetry">False if the run's time budget is exhausted.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The pause before the next try; null if there is none.</returns>
    public TimeSpan? Record(OrderRun run, GuestReply.Failed? refusal, bool mayRetry, DateTimeOffset now)
    {
        if (refusal is not null)
        {
            return Retry(run, refusal, mayRetry, now);
        }

        var isOrphan = run.Order is null;
        if (isOrphan)
        {
            removed.Add(run.Handle);
        }

        return null;
    }

    // A run command that cannot be removed now is a orphan for a later sweep.
    private TimeSpan? Retry(OrderRun run, GuestReply.Failed refusal, bool mayRetry, DateTimeOffset now)
    {
        if (!mayRetry || rules.RetryRemoval(run, refusal) is not { } pause)
        {
            return null;
        }

        delayQueue.Add(run, now + pause);
        return pause;
    }
}
