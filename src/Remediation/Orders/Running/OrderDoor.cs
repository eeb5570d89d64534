using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// Where orders wait for their turn, shard by shard. Reading ones go as soon as there is room; writing ones also have
/// to fit through the window that opens from the canary on. Room and window are the whole fleet's: what fails in one
/// shard closes the window for all.
/// </summary>
internal sealed class OrderDoor(OrderPace pace)
{
    private readonly WriteWindow window = new(pace.Ramp, pace.MaxConcurrency);
    private readonly Dictionary<(string SubscriptionId, string Location), OrderShard> shards = [];

    // Those where somebody waits, and nobody was let in who has not gone.
    private readonly PriorityQueue<OrderShard, Precedence> turns = new();
    private int writers;
    private int readers;
    private int reading;
    private int writing;

    /// <summary>True where nobody waits.</summary>
    public bool IsEmpty => writers + readers == 0;

    /// <summary>Orders that went and have not ended.</summary>
    public int Within => reading + writing;

    /// <summary>
    /// True where somebody would go at once if another order ended; false where all that wait also need Azure's next
    /// token.
    /// </summary>
    public bool IsHeldUpByOrders => turns.Count > 0;

    /// <summary>True where an order of the same kind waits until this one has ended, or another of its kind.</summary>
    public bool AnybodyWaitsFor(OrderRun run) => (run.IsWriting ? writers : readers) > 0;

    /// <summary>Orders come and wait.</summary>
    public void Add(IEnumerable<OrderRun> runs)
    {
        foreach (var run in runs)
        {
            run.Shard = ShardOf(run);
            run.Shard.Add(run);
            CountWaiting(run, 1);
        }

        Line();
    }

    /// <summary>
    /// The next order that may go now; null where none may. The shards take turns, and of each one order at a time is
    /// let in: a crowd that waits for the same token would only be told again and again that it is not there yet.
    /// </summary>
    public OrderRun? Admit()
    {
        // Reading orders come first, so where a writing one is next nobody else waits.
        if (
            Within >= pace.MaxConcurrency
            || !turns.TryPeek(out var shard, out var next)
            || (next.IsWriting && writing >= window.Size)
        )
        {
            return null;
        }

        turns.Dequeue();
        var run = shard.Admit();
        CountWaiting(run, -1);
        CountWithin(run, 1);
        return run;
    }

    /// <summary>
    /// An order goes, or has to wait for long: if it was the one that was let in, the next of its shard may come.
    /// </summary>
    /// <returns>True where it was.</returns>
    public bool Release(OrderRun run)
    {
        if (run.Shard is not { } shard || shard.Admitted != run)
        {
            return false;
        }

        shard.Release();
        Line(shard);
        return true;
    }

    /// <summary>An order that went has ended. Those that are held back for it, with the reason.</summary>
    public (IReadOnlyList<OrderRun> Held, Reason Why)? Leave(OrderRun run, OrderEffect effect)
    {
        CountWithin(run, -1);
        if (run.IsWriting)
        {
            window.Count(effect);
        }

        return window.Closed is { } reason ? (HoldBack(held => held.IsWriting), reason) : null;
    }

    /// <summary>Nobody goes any more: all that wait.</summary>
    public IReadOnlyList<OrderRun> Close() => HoldBack(_ => true);

    private OrderShard ShardOf(OrderRun run)
    {
        var machine = run.Handle.Machine;
        var key = (machine.Id.SubscriptionId, machine.Location.ToLowerInvariant());
        if (!shards.TryGetValue(key, out var shard))
        {
            shards[key] = shard = new OrderShard(shards.Count);
        }

        return shard;
    }

    private List<OrderRun> HoldBack(Predicate<OrderRun> isHeld)
    {
        List<OrderRun> held = [];
        foreach (
            var (shard, run) in shards.Values.SelectMany(shard => shard.TakeAll().ToList().Select(run => (shard, run)))
        )
        {
            if (!isHeld(run))
            {
                shard.Add(run);
                continue;
            }

            // Whoever is held back ends like the others, so it counts as one that went.
            held.Add(run);
            CountWaiting(run, -1);
            CountWithin(run, 1);
        }

        Line();
        return held;
    }

    private void Line()
    {
        turns.Clear();
        foreach (var shard in shards.Values.Where(shard => shard.Admitted is null))
        {
            Line(shard);
        }
    }

    private void Line(OrderShard shard)
    {
        if (shard.First is { } precedence)
        {
            turns.Enqueue(shard, precedence);
        }
    }

    private void CountWaiting(OrderRun run, int more) =>
        (readers, writers) = run.IsWriting ? (readers, writers + more) : (readers + more, writers);

    private void CountWithin(OrderRun run, int more) =>
        (reading, writing) = run.IsWriting ? (reading, writing + more) : (reading + more, writing);
}
