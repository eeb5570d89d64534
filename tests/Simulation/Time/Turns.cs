namespace Simulation.Tests.Time;

/// <summary>
/// Gives the processes their turns on one thread: while a continuation waits anywhere, one of them that the seed picks
/// is run; when none does, time jumps to the next thing that happens.
/// </summary>
internal sealed class Turns(VirtualTime time, Random chance)
{
    private readonly List<SimulatedProcess> processes = [];

    /// <summary>Continuations that were run.</summary>
    public long Steps { get; private set; }

    public void Add(SimulatedProcess process) => processes.Add(process);

    /// <summary>Goes on until a moment, or until it is enough, which is asked after every step.</summary>
    public void RunUntil(DateTimeOffset moment, Func<bool> isEnough)
    {
        while (!isEnough() && Step(moment)) { }

        processes.ForEach(process => process.ThrowIfCrossed());
    }

    private bool Step(DateTimeOffset until)
    {
        var waiting = 0;
        for (var index = processes.Count - 1; index >= 0; index--)
        {
            if (processes[index].IsDead)
            {
                processes.RemoveAt(index);
            }
            else
            {
                processes[index].ThrowIfCrossed();
                waiting += processes[index].Waiting;
            }
        }

        return waiting > 0 ? Continue(chance.Next(waiting)) : time.Step(until);
    }

    private bool Continue(int pick)
    {
        foreach (var process in processes)
        {
            if (pick < process.Waiting)
            {
                Steps++;
                process.Step(chance);
                return true;
            }

            pick -= process.Waiting;
        }

        return false;
    }
}
