namespace Simulator.Platform.Throttling;

/// <summary>
/// Azure's token bucket: full at first, one token per call, refilled at a steady rate. Its only state is the time at
/// which it is full again, in whole ticks: after exactly the returned wait a token is available, and one tick earlier
/// none. Not thread-safe.
/// </summary>
public sealed class TokenBucket
{
    private readonly long ticksPerToken;
    private long fullAt = DateTimeOffset.MinValue.UtcTicks;
    private long latest = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>A full bucket.</summary>
    /// <param name="size">Most tokens that it holds, at least 1.</param>
    /// <param name="refillPerSecond">Tokens per second, more than 0.</param>
    public TokenBucket(int size, double refillPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(refillPerSecond);
        Size = size;
        ticksPerToken = Math.Max(1, (long)Math.Round(TimeSpan.TicksPerSecond / refillPerSecond));
    }

    /// <summary>Most tokens that it holds.</summary>
    public int Size { get; }

    /// <summary>Whole tokens that are there at a moment, 0 to <see cref="Size"/>.</summary>
    public int Available(DateTimeOffset now) => (int)(((Size * ticksPerToken) - Missing(now)) / ticksPerToken);

    /// <summary>How long until there is a token; zero where there is one.</summary>
    public TimeSpan Wait(DateTimeOffset now) =>
        TimeSpan.FromTicks(Math.Max(0, Missing(now) - ((Size - 1) * ticksPerToken)));

    /// <summary>Takes a token; false where there is none. A clock that runs back stands still here.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        if (Wait(now) > TimeSpan.Zero)
        {
            return false;
        }

        latest = Latest(now);
        fullAt = Math.Max(fullAt, latest) + ticksPerToken;
        return true;
    }

    // Time that has yet to pass until it is full.
    private long Missing(DateTimeOffset now) => Math.Max(0, fullAt - Latest(now));

    private long Latest(DateTimeOffset now) => Math.Max(latest, now.UtcTicks);
}
