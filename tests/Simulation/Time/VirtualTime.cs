namespace Simulation.Tests.Time;

/// <summary>
/// The world's time: a queue of things that will happen. It stands still while anything can be done now and then jumps
/// to the next of them. Things of the same instant happen in an order that the seed decides.
/// </summary>
/// <param name="start">The first moment.</param>
/// <param name="chance">Decides ties.</param>
internal sealed class VirtualTime(DateTimeOffset start, Random chance)
{
    private readonly PriorityQueue<Alarm, (long Ticks, int Tie)> alarms = new();

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Has something happen after a while; nothing, where whose it is has died by then.</summary>
    public Alarm After(TimeSpan delay, Action happens, SimulatedProcess? owner = null) =>
        At(Now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), happens, owner);

    /// <summary>Has something happen at a moment, now at the earliest.</summary>
    public Alarm At(DateTimeOffset moment, Action happens, SimulatedProcess? owner = null)
    {
        var alarm = new Alarm(happens, owner);
        alarms.Enqueue(alarm, (Math.Max(moment.UtcTicks, Now.UtcTicks), chance.Next()));
        return alarm;
    }

    /// <summary>
    /// Jumps to the next thing and has it happen; false, and nothing happens, where none is left until the moment.
    /// </summary>
    public bool Step(DateTimeOffset until)
    {
        while (alarms.TryPeek(out var alarm, out var priority) && priority.Ticks <= until.UtcTicks)
        {
            alarms.Dequeue();
            if (alarm.IsDue)
            {
                Now = new DateTimeOffset(priority.Ticks, TimeSpan.Zero);
                alarm.Ring();
                return true;
            }
        }

        Now = until;
        return false;
    }
}
