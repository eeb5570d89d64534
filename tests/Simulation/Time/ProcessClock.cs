namespace Simulation.Tests.Time;

/// <summary>
/// Time as one process sees it. Its timers die with it. Its wall clock may be wrong, and may be set while it runs; its
/// stopwatch never is.
/// </summary>
internal sealed class ProcessClock(VirtualTime time, SimulatedProcess process) : TimeProvider
{
    /// <summary>By how much its wall clock is ahead of the world's.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => time.Now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => time.Now + Skew;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(time, process, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(VirtualTime time, SimulatedProcess process, Action callback) : ITimer
    {
        private Alarm? alarm;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            alarm?.Stop();
            alarm = dueTime == Timeout.InfiniteTimeSpan ? null : time.After(dueTime, () => Ring(period), process);
            return true;
        }

        public void Dispose() => alarm?.Stop();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(TimeSpan period)
        {
            alarm =
                period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero
                    ? null
                    : time.After(period, () => Ring(period), process);
            callback();
        }
    }
}
