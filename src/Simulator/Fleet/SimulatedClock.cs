using System.Globalization;

namespace Simulator.Fleet;

/// <summary>
/// The simulator's time: it starts at a fixed moment, runs faster than the wall clock, and can skip ahead. Its timers
/// are faster by the same factor, so the product's real delays and deadlines apply and only take less wall-clock time.
/// </summary>
/// <param name="start">The moment at which the simulator's time starts, UTC.</param>
/// <param name="factor">Simulated seconds per wall-clock second, at least 1.</param>
public sealed class SimulatedClock(DateTimeOffset start, int factor) : TimeProvider
{
    private readonly long origin = System.GetTimestamp();
    private long jumped;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        (System.GetElapsedTime(origin).Ticks * factor) + Interlocked.Read(ref jumped);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    /// <summary>
    /// The same time for another process: a wall-clock time, the simulated time at that moment, and the factor.
    /// </summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{System.GetUtcNow():O}/{GetUtcNow():O}/{factor}");

    /// <summary>Reads <see cref="ToText"/>; null if the text has another form. Later jumps are not included.</summary>
    public static SimulatedClock? Parse(string text)
    {
        var parts = text.Split('/');
        return
            parts.Length == 3
            && Moment(parts[0]) is { } wall
            && Moment(parts[1]) is { } lab
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var factor)
            && factor >= 1
            ? new SimulatedClock(lab + ((System.GetUtcNow() - wall) * factor), factor)
            : null;
    }

    /// <summary>Skips to a later moment. Timers that are waiting do not notice.</summary>
    public void JumpTo(DateTimeOffset moment) => Interlocked.Add(ref jumped, Math.Max(0, (moment - GetUtcNow()).Ticks));

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : null;

    private TimeSpan Shorter(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / factor;
}
