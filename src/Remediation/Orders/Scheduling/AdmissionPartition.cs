namespace Remediation.Orders.Scheduling;

/// <summary>
/// The waiting orders of one subscription and region. These orders share Azure's rate limits, so they wait in one queue
/// and delay no order of another partition. Only the runner's loop uses this type, so it has no locks.
/// </summary>
/// <param name="number">The partition's number, from 0.</param>
internal sealed class AdmissionPartition(int number)
{
    private readonly PriorityQueue<OrderRun, OrderPriority> waiting = new();
    private int came;

    /// <summary>The admitted order that waits for Azure's next token; null if there is none.</summary>
    public OrderRun? Admitted { get; private set; }

    /// <summary>The priority of the first waiting order; null if no order waits.</summary>
    public OrderPriority? First => waiting.TryPeek(out _, out var priority) ? priority : null;

    /// <summary>Adds an order to the queue.</summary>
    public void Add(OrderRun run) =>
        waiting.Enqueue(run, new OrderPriority(run.IsWriting, run.IsRetry, came++, number));

    /// <summary>Admits the first waiting order.</summary>
    public OrderRun Admit() => Admitted = waiting.Dequeue();

    /// <summary>Clears the admitted order: it was sent, or it no longer blocks the next one.</summary>
    public void Release() => Admitted = null;

    /// <summary>Removes and returns the waiting orders, by priority.</summary>
    public IEnumerable<OrderRun> TakeAll()
    {
        while (waiting.TryDequeue(out var run, out _))
        {
            yield return run;
        }
    }
}
