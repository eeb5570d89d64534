namespace Simulation.Tests.Time;

/// <summary>
/// A process of the product. What its code awaits comes back here and is run one at a time on the simulation's thread.
/// It can die after any of its continuations, as by <c>kill -9</c>: whatever would come after is dropped, and no
/// <c>finally</c> runs. It belongs to the thread that makes it.
/// </summary>
/// <param name="name">For people.</param>
/// <param name="lifetime">How many continuations it lives.</param>
internal sealed class SimulatedProcess(string name, long lifetime) : SynchronizationContext
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly List<(SendOrPostCallback Callback, object? State)> posted = [];
    private long last = lifetime;
    private volatile bool isCrossed;

    /// <summary>Called once when it dies.</summary>
    public Action Died { get; set; } = () => { };

    public bool IsDead { get; private set; }

    public long Steps { get; private set; }

    public int Waiting => posted.Count;

    /// <summary>It will not die by itself any more.</summary>
    public void Spare() => last = long.MaxValue;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            isCrossed = true;
        }
        else if (!IsDead)
        {
            posted.Add((d, state));
        }
    }

    /// <summary>
    /// Throws where work came back to it from another thread: it would come at another moment in every run, and a seed
    /// would be no world.
    /// </summary>
    public void ThrowIfCrossed() =>
        _ = isCrossed
            ? throw new InvalidOperationException(
                $"Work of {name} escaped to another thread, as by CancelAsync or Task.Run."
            )
            : 0;

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException($"{name} waits for nobody.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work in this process.</summary>
    public void Post(Action work) => Post(_ => work(), null);

    /// <summary>Runs one of the continuations that wait.</summary>
    public void Step(Random chance)
    {
        var before = Current;
        var index = chance.Next(posted.Count);
        var next = posted[index];
        posted.RemoveAt(index);
        SetSynchronizationContext(this);
        try
        {
            next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        if (++Steps >= last)
        {
            Kill();
        }
    }

    public void Kill()
    {
        if (!IsDead)
        {
            IsDead = true;
            posted.Clear();
            Died();
        }
    }

    public override string ToString() => name;
}
