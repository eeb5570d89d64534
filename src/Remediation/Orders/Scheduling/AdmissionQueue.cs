using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Where orders wait for their turn, shard by shard. Reading ones go as soon as there is room; writing ones also have
/// to fit through the window that opens from the canary on. Room and window are the whole fleet's: what fails in one
/// shard closes the window for all.
/// </summary>
internal sealed class AdmissionQueue(OrderExecutionOptions pace, RolloutWindow window)
{
    private const int FewOrders = 64;

    private readonly Dictionary<(string SubscriptionId, string Location), AdmissionPartition> partitions = [];

    // The shards that have a waiting order and no admitted one.
    private readonly PriorityQueue<AdmissionPartition, OrderPriority> turns = new();
    private int writers;
    private int readers;
    private int reading;
    private int writing;

    /// <summary>True if no order waits.</summary>
    public bool IsEmpty => writers + readers == 0;

    /// <summary>Orders that went and have not ended.</summary>
    public int AdmittedCount => reading + writing;

    /// <summary>
    /// True if a waiting order would go at once when another order ends; false if all waiting orders also need Azure's
    /// next token.
    /// </summary>
    public bool HasAdmissible => turns.Count > 0;

    /// <summary>True if an order of the same kind waits until this one, or another of its kind, has ended.</summary>
    public bool HasWaiting(OrderRun run) => (run.IsWriting ? writers : readers) > 0;

    /// <summary>
    /// How soon the end of an order must be known. It is urgent while other orders wait for it, and not only for
    /// Azure's next token: each round of the ramp lasts as long as its slowest poll. In a small round extra polls are
    /// cheap.
    /// </summary>
    public PollUrgency GetUrgency(OrderRun run)
    {
        if (!HasWaiting(run) || !HasAdmissible)
        {
            return PollUrgency.None;
        }

        return AdmittedCount <= FewOrders ? PollUrgency.Much : PollUrgency.Some;
    }

    /// <summary>Orders come and wait.</summary>
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
    /// The next order that may go now; null if none may. The shards take turns, and one order of each shard is admitted
    /// at a time: more of them would only ask for the same token again and again.
    /// </summary>
    public OrderRun? Admit()
    {
        if (AdmittedCount >= pace.MaxConcurrency || !turns.TryPeek(out var shard, out var next))
        {
            return null;
        }

        // Reading orders come first, so if the next order writes, no reading order waits behind it.
        if (next.IsWriting && writing >= window.Size)
        {
            return null;
        }

        turns.Dequeue();
        var run = shard.Admit();
        CountWaiting(run, -1);
        CountAdmitted(run, 1);
        return run;
    }

    /// <summary>
    /// An admitted order was sent, or has to wait for long, so the next order of its shard may be admitted.
    /// </summary>
    /// <returns>True if the order was its shard's admitted one.</returns>
    public bool Release(OrderRun run)
    {
        if (run.Partition is not { } shard || shard.Admitted != run)
        {
            return false;
        }

        shard.Release();
        Enqueue(shard);
        return true;
    }

    /// <summary>An order that was sent has ended.</summary>
    /// <returns>The orders that are held back because of it, with the reason; null if the window stays open.</returns>
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
        if (!partitions.TryGetValue(key, out var shard))
        {
            partitions[key] = shard = new AdmissionPartition(partitions.Count);
        }

        return shard;
    }

    private List<OrderRun> HoldBack(Predicate<OrderRun> isHeld)
    {
        List<OrderRun> held = [];
        foreach (var shard in partitions.Values)
        {
            foreach (var run in shard.TakeAll().ToList())
            {
                if (!isHeld(run))
                {
                    shard.Add(run);
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
        foreach (var shard in partitions.Values.Where(shard => shard.Admitted is null))
        {
            Enqueue(shard);
        }
    }

    private void Enqueue(AdmissionPartition shard)
    {
        if (shard.First is { } precedence)
        {
            turns.Enqueue(shard, precedence);
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
