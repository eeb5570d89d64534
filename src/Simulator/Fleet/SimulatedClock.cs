using System.Globalization;

namespace Simulator.Fleet;

/// <summary>
/// The simulator's time: it starts at a fixed moment, runs faster than the wall, and can jump over a night. Timers made
/// from it fire early by the same factor, so the product's real delays and deadlines are used, only shorter for the
/// person who waits.
/// </summary>
/// <param name="start">The moment at which the simulator's time starts, UTC.</param>
/// <param name="factor">How many of the simulator's seconds pass in one of ours, at least 1.</param>
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
    /// The same time for another process: a moment of the wall's, the simulator's own at that moment, and its factor.
    /// </summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{System.GetUtcNow():O}/{GetUtcNow():O}/{factor}");

    /// <summary>Reads <see cref="ToText"/>; null where it is none. It knows of no jump after that.</summary>
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
