using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// Where orders wait for their turn. Reading ones go as soon as there is room; writing ones also have to fit through the window that opens from the
/// canary on.
/// </summary>
internal sealed class OrderDoor(OrderPace pace)
{
    private readonly WriteWindow window = new(pace.Ramp, pace.MaxConcurrency);
    private readonly Queue<OrderRun> writers = [];
    private readonly Queue<OrderRun> readers = [];
    private int reading;
    private int writing;

    /// <summary>True where nobody waits.</summary>
    public bool IsEmpty => writers.Count + readers.Count == 0;

    /// <summary>Orders that went and have not ended.</summary>
    public int Within => reading + writing;

    /// <summary>True where an order of the same kind waits until this one has ended, or another of its kind.</summary>
    public bool AnybodyWaitsFor(OrderRun run) => (run.IsWriting ? writers : readers).Count > 0;

    /// <summary>An order comes and waits.</summary>
    public void Add(OrderRun run) => (run.IsWriting ? writers : readers).Enqueue(run);

    /// <summary>The next order that may go now; null where none may.</summary>
    public OrderRun? Admit()
    {
        if (reading + writing >= pace.MaxConcurrency)
        {
            return null;
        }

        var run = readers.Count > 0 ? readers.Dequeue() : writers.Count > 0 && writing < window.Size ? writers.Dequeue() : null;
        Count(run, 1);
        return run;
    }

    /// <summary>An order that went has ended. Those that are held back for it, with the reason.</summary>
    public (IReadOnlyList<OrderRun> Held, Reason Why)? Leave(OrderRun run, OrderEffect effect)
    {
        Count(run, -1);
        if (run.IsWriting)
        {
            window.Count(effect);
        }

        return window.Closed is { } reason ? (Empty(writers), reason) : null;
    }

    /// <summary>Nobody goes any more: all that wait.</summary>
    public IReadOnlyList<OrderRun> Close() => [.. Empty(writers), .. Empty(readers)];

    // Whoever is held back ends like the others, so it counts as one that went.
    private List<OrderRun> Empty(Queue<OrderRun> waiting)
    {
        var all = waiting.ToList();
        waiting.Clear();
        all.ForEach(run => Count(run, 1));
        return all;
    }

    private void Count(OrderRun? run, int more) => (reading, writing) = run switch
    {
        null => (reading, writing),
        { IsWriting: true } => (reading, writing + more),
        _ => (reading + more, writing),
    };
}
