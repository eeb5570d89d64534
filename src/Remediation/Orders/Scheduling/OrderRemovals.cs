namespace Remediation.Orders.Scheduling;

/// <summary>Schedules the removal of run commands that no order needs, and knows which are gone.</summary>
/// <param name="agenda">Where removals wait until they are due.</param>
/// <param name="rules">When a removal is tried again.</param>
internal sealed class OrderRemovals(DelayQueue agenda, OrderStateMachine rules)
{
    private readonly List<OrderHandle> removed = [];

    /// <summary>Leftovers removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removed;

    /// <summary>Schedules the removal of run commands that belong to no order of this run.</summary>
    public void Schedule(IEnumerable<OrderHandle> leftovers, DateTimeOffset now)
    {
        foreach (var leftover in leftovers)
        {
            agenda.Add(OrderRun.CreateRemoval(leftover), now);
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
    /// <param name="mayRetry">False if the time of the run is up.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The pause before the next try; null if there is none.</returns>
    public TimeSpan? Record(OrderRun run, GuestReply.Failed? refusal, bool mayRetry, DateTimeOffset now)
    {
        if (refusal is not null)
        {
            return Retry(run, refusal, mayRetry, now);
        }

        var isLeftover = run.Order is null;
        if (isLeftover)
        {
            removed.Add(run.Handle);
        }

        return null;
    }

    // A run command that cannot be removed now is a leftover for a later sweep.
    private TimeSpan? Retry(OrderRun run, GuestReply.Failed refusal, bool mayRetry, DateTimeOffset now)
    {
        if (!mayRetry || rules.RetryRemoval(run, refusal) is not { } pause)
        {
            return null;
        }

        agenda.Add(run, now + pause);
        return pause;
    }
}
