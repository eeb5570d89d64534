namespace Simulation.Tests.Time;

/// <summary>Something that will happen.</summary>
internal sealed class Alarm(Action happens, SimulatedProcess? owner)
{
    private volatile bool isOff;

    public bool IsDue => !isOff && owner is not { IsDead: true };

    /// <summary>Keeps it from happening. A finalizer may call this from its own thread.</summary>
    public void Stop() => isOff = true;

    public void Ring() => happens();
}
