namespace Remediation.Orders.Scheduling;

/// <summary>How long to wait before a call is repeated, and when to give up.</summary>
/// <param name="pace">The operator's timeouts.</param>
internal sealed class RetryPolicy(OrderExecutionOptions pace)
{
    private const int MostDoublings = 6;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The pause before the next call: as long as the platform asks for, otherwise twice as long after each call that
    /// got no answer. Counts the call.
    /// </summary>
    public TimeSpan TakePause(OrderRun run, GuestReply reply)
    {
        if (reply is GuestReply.Throttled { RetryAfter: { } retryAfter })
        {
            return retryAfter > pace.PollInterval ? retryAfter : pace.PollInterval;
        }

        var pause = pace.PollInterval * Math.Pow(2, Math.Min(run.FailedPolls, MostDoublings));
        run.FailedPolls++;
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>True if a call at that time is still within the order's poll timeout.</summary>
    /// <param name="since">When the order's present phase began, UTC; null if that is not known.</param>
    /// <param name="callAt">When the call would be made, UTC.</param>
    public bool AllowsCall(DateTimeOffset? since, DateTimeOffset callAt) =>
        since is null || callAt - since <= pace.PollTimeout;

    /// <summary>
    /// True if an earlier sweep sent the order so long ago that the platform must have ended its script by now,
    /// whatever state it reports.
    /// </summary>
    public bool IsOverdue(OrderRun run, DateTimeOffset now) =>
        run.SentBefore + pace.ScriptTimeout + pace.PollTimeout < now;
}
