using System.Diagnostics;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Learns how long scripts take, from the PUT to their end, so that most orders are polled only once: each poll counts
/// against Azure's limits. If other orders wait for the answer, time matters more than an extra poll.
/// </summary>
/// <param name="firstGuess">The expected duration before enough scripts were observed.</param>
internal sealed class ScriptDurations(TimeSpan firstGuess)
{
    private const int Remembered = 64;
    private const int EnoughToLearn = 5;

    // The share of all scripts that have ended at the first poll, by urgency.
    private const double Nearly = 0.95;
    private const double Most = 0.8;
    private const double Half = 0.5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private readonly Dictionary<GuestMode, Queue<TimeSpan>> seen = [];

    /// <summary>
    /// The time from an order's acceptance to its first poll; 5 s to 2 min once enough scripts were observed.
    /// </summary>
    /// <param name="mode">The order's mode.</param>
    /// <param name="urgency">How urgently its end must be known.</param>
    public TimeSpan GetFirstPollDelay(GuestMode mode, PollUrgency urgency)
    {
        if (!seen.TryGetValue(mode, out var times) || times.Count < EnoughToLearn)
        {
            return firstGuess;
        }

        var sorted = times.Order().ToList();
        var learned = urgency switch
        {
            PollUrgency.Much => FindQuantile(sorted, Half),
            PollUrgency.Some => FindQuantile(sorted, Most),
            PollUrgency.None => FindQuantile(sorted, Nearly) + Slack,
            _ => throw new UnreachableException($"No quantile is known for {urgency}."),
        };
        if (learned < Shortest)
        {
            return Shortest;
        }

        if (learned > Longest)
        {
            return Longest;
        }

        return learned;
    }

    /// <summary>Records the duration of an ended order that this run sent.</summary>
    public void Observe(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        if (
            run is not { Order: { } order, SentAt: { } sent }
            || answer is not OrderState.Ended { Reply: GuestReply.Answered answered }
            || now < sent
        )
        {
            return;
        }

        // The platform's clock may differ from ours: its end time is used only if it lies between our send and our
        // poll.
        var ended = answered.EndedAt is { } at && at > sent && at < now ? at : now;
        if (!seen.TryGetValue(order.Mode, out var times))
        {
            seen[order.Mode] = times = new Queue<TimeSpan>(Remembered);
        }

        times.Enqueue(ended - sent);
        if (times.Count > Remembered)
        {
            times.Dequeue();
        }
    }

    private static TimeSpan FindQuantile(List<TimeSpan> sorted, double share) =>
        sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
