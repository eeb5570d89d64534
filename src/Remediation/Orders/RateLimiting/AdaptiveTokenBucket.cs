namespace Remediation.Orders.RateLimiting;

/// <summary>
/// A token bucket that adapts: its rate is halved when the platform refuses a call and grows slightly with each
/// accepted call (additive increase, multiplicative decrease). Not thread-safe.
/// </summary>
internal sealed class AdaptiveTokenBucket
{
    private const double Slowest = 0.05;
    private const double Growth = 0.02;

    // Allows for rounding, so that a token is available exactly at the time that NextAt returned.
    private const double Tolerance = 1e-6;

    private readonly double size;
    private readonly double perSecond;
    private double level;
    private double pace = 1;
    private DateTimeOffset at;

    /// <summary>A full bucket.</summary>
    /// <param name="size">Most tokens, at least 1.</param>
    /// <param name="perSecond">Tokens that come back in a second at full rate, more than 0.</param>
    /// <param name="now">UTC.</param>
    public AdaptiveTokenBucket(double size, double perSecond, DateTimeOffset now)
    {
        this.size = size;
        this.perSecond = perSecond;
        level = size;
        at = now;
    }

    /// <summary>True if the bucket equals a new one: full and at full rate.</summary>
    public bool IsAsNew(DateTimeOffset now)
    {
        Refill(now);
        return level >= size && pace >= 1;
    }

    /// <summary>When the next token is available, UTC; not before <paramref name="now"/>.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        Refill(now);
        return level + Tolerance >= 1 ? now : now + TimeSpan.FromSeconds((1 - level) / (perSecond * pace));
    }

    /// <summary>
    /// Takes a token. The level may become negative if the caller did not check <see cref="NextAt"/> first.
    /// </summary>
    public void Take(DateTimeOffset now)
    {
        Refill(now);
        level--;
    }

    /// <summary>The platform accepted a call, so the rate grows slightly.</summary>
    public void OnAccepted() => pace = Math.Min(1, pace + Growth);

    /// <summary>The platform refused a call, so the rate is halved and the bucket counts as empty.</summary>
    public void OnRefused(DateTimeOffset now)
    {
        Refill(now);
        level = Math.Min(level, 0);
        pace = Math.Max(Slowest, pace / 2);
    }

    /// <summary>Limits the level to the number of calls that the platform reports as left.</summary>
    public void Cap(double remaining, DateTimeOffset now)
    {
        Refill(now);
        level = Math.Min(level, remaining);
    }

    private void Refill(DateTimeOffset now)
    {
        // A clock that jumps back changes no level.
        var seconds = Math.Max(0, (now - at).TotalSeconds);
        level = Math.Min(size, level + (seconds * perSecond * pace));
        at = now;
    }
}
