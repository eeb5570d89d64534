namespace Remediation.Orders.Scheduling;

/// <summary>
/// The orders of one subscription and region that wait for their turn. They share Azure's buckets, so they stand in one
/// line and hold up nobody of another shard. Used by the runner's loop alone.
/// </summary>
/// <param name="number">Its number, from 0.</param>
internal sealed class AdmissionPartition(int number)
{
    private readonly PriorityQueue<OrderRun, OrderPriority> waiting = new();
    private int came;

    /// <summary>The order that was let in and waits for Azure's next token; null where none does.</summary>
    public OrderRun? Admitted { get; private set; }

    /// <summary>The place of the first that waits; null where nobody does.</summary>
    public OrderPriority? First => waiting.TryPeek(out _, out var precedence) ? precedence : null;

    /// <summary>An order comes and waits.</summary>
    public void Add(OrderRun run) =>
        waiting.Enqueue(run, new OrderPriority(run.IsWriting, run.IsRetry, came++, number));

    /// <summary>Lets the first one in.</summary>
    public OrderRun Admit() => Admitted = waiting.Dequeue();

    /// <summary>The one that was let in has gone, or no longer keeps others waiting.</summary>
    public void Release() => Admitted = null;

    /// <summary>Takes those that wait, in their order.</summary>
    public IEnumerable<OrderRun> TakeAll()
    {
        while (waiting.TryDequeue(out var run, out _))
        {
            yield return run;
        }
    }
}
