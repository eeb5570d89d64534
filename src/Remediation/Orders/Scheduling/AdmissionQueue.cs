using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Waiting orders, by partition. A read-only order is admitted as soon as concurrency allows; a writing order must also
/// fit into the rollout window, which grows from the canary on. Concurrency and window apply to the whole fleet:
/// failures in one partition close the window for all.
/// </summary>
internal sealed class AdmissionQueue(OrderExecutionOptions pace, RolloutWindow window)
{
    private const int FewOrders = 64;

    private readonly Dictionary<(string SubscriptionId, string Location), AdmissionPartition> partitions = [];

    // The partitions that have a waiting order and no admitted one.
    private readonly PriorityQueue<AdmissionPartition, OrderPriority> turns = new();
    private int writers;
    private int readers;
    private int reading;
    private int writing;

    /// <summary>True if no order waits.</summary>
    public bool IsEmpty => writers + readers == 0;

    /// <summary>Admitted orders that have not ended.</summary>
    public int AdmittedCount => reading + writing;

    /// <summary>
    /// True if a waiting order would be admitted as soon as another order ends; false if every waiting order also needs
    /// Azure's next token.
    /// </summary>
    public bool HasAdmissible => turns.Count > 0;

    /// <summary>True if an order of the same kind (read-only or writing) is waiting.</summary>
    public bool HasWaiting(OrderRun run) => (run.IsWriting ? writers : readers) > 0;

    /// <summary>
    /// How urgently the end of an order must be known. The end is urgent while other orders wait for it and not only
    /// for Azure's next token, because each round of the ramp lasts as long as its slowest poll. In a small round extra
    /// polls are cheap.
    /// </summary>
    public PollUrgency GetUrgency(OrderRun run)
    {
        if (!HasWaiting(run) || !HasAdmissible)
        {
            return PollUrgency.None;
        }

        return AdmittedCount <= FewOrders ? PollUrgency.Much : PollUrgency.Some;
    }

    /// <summary>Adds orders to their partitions.</summary>
    public void Add(IEnumerable<OrderRun> runs)
    {
        foreach (var run in runs)
        {
            run.Partition = GetPartition(run);
            run.Partition.Add(run);
            CountWaiting(run, 1);
        }

        Enqueue();
    }

    /// <summary>
    /// Admits the next order that may be sent now; null if there is none. The partitions take turns, and each has at
    /// most one admitted order that is not sent yet: more of them would only request the same token repeatedly.
    /// </summary>
    public OrderRun? Admit()
    {
        if (AdmittedCount >= pace.MaxConcurrency || !turns.TryPeek(out var partition, out var next))
        {
            return null;
        }

        // Reading orders come first, so if the next order writes, no reading order waits behind it.
        if (next.IsWriting && writing >= window.Size)
        {
            return null;
        }

        turns.Dequeue();
        var run = partition.Admit();
        CountWaiting(run, -1);
        CountAdmitted(run, 1);
        return run;
    }

    /// <summary>
    /// Lets the next order of a partition be admitted, because the admitted order was sent or has to wait for long.
    /// </summary>
    /// <returns>True if the order was its partition's admitted one.</returns>
    public bool Release(OrderRun run)
    {
        if (run.Partition is not { } partition || partition.Admitted != run)
        {
            return false;
        }

        partition.Release();
        Enqueue(partition);
        return true;
    }

    /// <summary>Counts an ended order.</summary>
    /// <returns>
    /// The orders that are held back because the window closed, with the reason; null if the window is open.
    /// </returns>
    public (IReadOnlyList<OrderRun> Held, Reason Why)? Complete(OrderRun run, RolloutSignal effect)
    {
        CountAdmitted(run, -1);
        if (run.IsWriting)
        {
            window.Count(effect);
        }

        return window.Closed is { } reason ? (HoldBack(held => held.IsWriting), reason) : null;
    }

    /// <summary>Admits no more orders and returns all that wait.</summary>
    public IReadOnlyList<OrderRun> Close() => HoldBack(_ => true);

    private AdmissionPartition GetPartition(OrderRun run)
    {
        var machine = run.Handle.Machine;
        var key = (machine.Id.SubscriptionId, machine.Location.ToLowerInvariant());
        if (!partitions.TryGetValue(key, out var partition))
        {
            partitions[key] = partition = new AdmissionPartition(partitions.Count);
        }

        return partition;
    }

    private List<OrderRun> HoldBack(Predicate<OrderRun> isHeld)
    {
        List<OrderRun> held = [];
        foreach (var partition in partitions.Values)
        {
            foreach (var run in partition.TakeAll().ToList())
            {
                if (!isHeld(run))
                {
                    partition.Add(run);
                    continue;
                }

                // An order that is held back ends like one that was sent, so it counts as sent.
                held.Add(run);
                CountWaiting(run, -1);
                CountAdmitted(run, 1);
            }
        }

        Enqueue();
        return held;
    }

    private void Enqueue()
    {
        turns.Clear();
        foreach (var partition in partitions.Values.Where(partition => partition.Admitted is null))
        {
            Enqueue(partition);
        }
    }

    private void Enqueue(AdmissionPartition partition)
    {
        if (partition.First is { } priority)
        {
            turns.Enqueue(partition, priority);
        }
    }

    private void CountWaiting(OrderRun run, int more)
    {
        if (run.IsWriting)
        {
            writers += more;
        }
        else
        {
            readers += more;
        }
    }

    private void CountAdmitted(OrderRun run, int more)
    {
        if (run.IsWriting)
        {
            writing += more;
        }
        else
        {
            reading += more;
        }
    }
}
