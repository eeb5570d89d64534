using System.Diagnostics;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Learns how long scripts take, from the PUT to their end, so that most orders are asked after once: each question is
/// a call that counts. Where other orders wait for the answer, time counts more than a question.
/// </summary>
/// <param name="firstGuess">What is thought before anything is known.</param>
internal sealed class ScriptDurations(TimeSpan firstGuess)
{
    private const int Remembered = 64;
    private const int EnoughToLearn = 5;

    // The part of all scripts that is over when they are first asked after.
    private const double Nearly = 0.95;
    private const double Most = 0.8;
    private const double Half = 0.5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private readonly Dictionary<GuestMode, Queue<TimeSpan>> seen = [];

    /// <summary>When an order of this kind is first asked after, from its acceptance.</summary>
    /// <param name="mode">The kind.</param>
    /// <param name="haste">How soon its end must be known.</param>
    public TimeSpan GetFirstPollDelay(GuestMode mode, PollUrgency haste)
    {
        if (!seen.TryGetValue(mode, out var times) || times.Count < EnoughToLearn)
        {
            return firstGuess;
        }

        var sorted = times.Order().ToList();
        var learned = haste switch
        {
            PollUrgency.Much => FindQuantile(sorted, Half),
            PollUrgency.Some => FindQuantile(sorted, Most),
            PollUrgency.None => FindQuantile(sorted, Nearly) + Slack,
            _ => throw new UnreachableException($"No quantile is known for {haste}."),
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

    /// <summary>An order that this run sent has ended.</summary>
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

        // The platform's clock may differ from ours: its word counts only within what we saw ourselves.
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
