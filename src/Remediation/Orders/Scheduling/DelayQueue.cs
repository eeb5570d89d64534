using System.Diagnostics.CodeAnalysis;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Orders in progress, sorted by the time of their next step; of equal times, the order that was added first comes
/// first.
/// </summary>
internal sealed class DelayQueue
{
    private readonly PriorityQueue<OrderRun, (DateTimeOffset DueAt, long Turn)> runs = new();
    private long turns;

    /// <summary>True if no order has a next step.</summary>
    public bool IsEmpty => runs.Count == 0;

    /// <summary>When the next step is due; null if there is none.</summary>
    public DateTimeOffset? NextAt => runs.TryPeek(out _, out var priority) ? priority.DueAt : null;

    /// <summary>Adds an order whose next step is due at the given time, UTC.</summary>
    public void Add(OrderRun run, DateTimeOffset dueAt) => runs.Enqueue(run, (dueAt, turns++));

    /// <summary>Takes the order whose step is due first; false if none is due.</summary>
    public bool TryTakeDue(DateTimeOffset now, [NotNullWhen(true)] out OrderRun? run)
    {
        run = NextAt <= now ? runs.Dequeue() : null;
        return run is not null;
    }

    /// <summary>Takes all orders, by due time.</summary>
    public IReadOnlyList<OrderRun> TakeAll()
    {
        OrderRun[] all = [.. runs.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];
        runs.Clear();
        return all;
    }
}
