using Remediation.Orders.RateLimiting;

namespace Remediation.Orders.Scheduling;

/// <summary>Lets calls go when the limits allow, counts them, and learns from their answers.</summary>
internal sealed class OrderCalls(CallRateLimiter limiter, OrderLog log)
{
    /// <summary>Calls so far.</summary>
    public CallCounts Counts { get; private set; } = CallCounts.None;

    /// <summary>Takes a token for a call.</summary>
    /// <returns>When the call may go if it may not go now; null if the token was taken.</returns>
    public DateTimeOffset? Take(OrderRun run, CallKind kind, DateTimeOffset now)
    {
        var machine = run.Handle.Machine;
        var permittedAt = limiter.GetPermittedAt(kind, machine, now);
        if (permittedAt > now)
        {
            log.LogDelayed(run, limiter, kind, permittedAt - now, now);
            return permittedAt;
        }

        limiter.Take(kind, machine, now);
        Counts = Counts.Add(kind);
        return null;
    }

    /// <summary>A call was answered.</summary>
    /// <param name="run">The order.</param>
    /// <param name="reply">How; null if the platform did what it was asked.</param>
    /// <param name="now">UTC.</param>
    public void Learn(OrderRun run, GuestReply? reply, DateTimeOffset now)
    {
        if (run.Call is not { } kind)
        {
            return;
        }

        if (reply is GuestReply.Throttled throttled)
        {
            Counts = Counts with { Throttled = Counts.Throttled + 1 };
            limiter.OnRefused(kind, run.Handle.Machine, throttled.RetryAfter, now);
        }
        else
        {
            limiter.OnAccepted(kind, run.Handle.Machine, now);
        }
    }
}
