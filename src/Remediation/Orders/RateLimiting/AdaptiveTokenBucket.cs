namespace Remediation.Orders.RateLimiting;

/// <summary>
/// A token bucket that learns: its rate is halved when the platform refuses, and grows back a little with each call
/// that is taken (additive increase, multiplicative decrease). Not safe for several threads at once.
/// </summary>
internal sealed class AdaptiveTokenBucket
{
    private const double Slowest = 0.05;
    private const double Growth = 0.02;

    // A hair, so that a token that came back is there at the very moment that was promised.
    private const double Hair = 1e-6;

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

    /// <summary>True where it is as a new one would be: full, and at full rate.</summary>
    public bool IsAsNew(DateTimeOffset now)
    {
        Refill(now);
        return level >= size && pace >= 1;
    }

    /// <summary>When the next token is there: now or later.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        Refill(now);
        return level + Hair >= 1 ? now : now + TimeSpan.FromSeconds((1 - level) / (perSecond * pace));
    }

    /// <summary>Takes a token; the level may go below nothing where nobody asked before.</summary>
    public void Take(DateTimeOffset now)
    {
        Refill(now);
        level--;
    }

    /// <summary>The platform took a call: a little faster again.</summary>
    public void OnAccepted() => pace = Math.Min(1, pace + Growth);

    /// <summary>The platform refused a call: half as fast, and the bucket was emptier than was thought.</summary>
    public void OnRefused(DateTimeOffset now)
    {
        Refill(now);
        level = Math.Min(level, 0);
        pace = Math.Max(Slowest, pace / 2);
    }

    /// <summary>The platform says how many calls are left.</summary>
    public void Cap(double remaining, DateTimeOffset now)
    {
        Refill(now);
        level = Math.Min(level, remaining);
    }

    private void Refill(DateTimeOffset now)
    {
        // A clock that jumps back gives nothing and takes nothing.
        var seconds = Math.Max(0, (now - at).TotalSeconds);
        level = Math.Min(size, level + (seconds * perSecond * pace));
        at = now;
    }
}
