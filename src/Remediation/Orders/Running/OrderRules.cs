using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>The life of an order: what follows from an answer. No clock, no call.</summary>
/// <param name="pace">How patient to be.</param>
/// <param name="times">How long scripts take.</param>
internal sealed class OrderRules(OrderPace pace, RunTimes times)
{
    private const int MostSilencesOnRemoval = 3;

    // An order that others wait for is asked after so many times as often as Azure lets one VM be read for good, every
    // 5 s; then it is a slow one.
    private const int MostHurriedPolls = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>After the question whether the order is there already.</summary>
    public Course AfterFind(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        switch (answer)
        {
            case OrderState.Absent:
                run.SentBefore = null;
                return new Course.Go(OrderStep.Start, TimeSpan.Zero);
            case OrderState.InProgress:
                run.SentAt ??= run.TriedAt;
                run.Last = answer;
                return IsOverdue(run, now)
                    ? new Course.Go(OrderStep.Withdraw, TimeSpan.Zero)
                    : new Course.Go(OrderStep.Poll, pace.PollInterval);
            case OrderState.Ended { Reply: GuestReply.Throttled or GuestReply.Unreachable }:
                var wait = Wait(run, answer);
                if (HasPatience(run.TriedAt, now + wait))
                {
                    return new Course.Go(OrderStep.Find, wait);
                }

                if (IsOverdue(run, now))
                {
                    return new Course.Go(OrderStep.Withdraw, TimeSpan.Zero);
                }

                return new Course.End(answer);
            default:
                // What no ledger names was never sent: then it is the machine that is refused, and not news of an
                // order.
                return new Course.End(run.SentBefore is null && !run.IsUncertain ? answer : OfSent(answer));
        }
    }

    /// <summary>After the order was sent. Where others wait for its end, it is asked after sooner.</summary>
    public Course AfterStart(OrderRun run, OrderState answer, Haste haste, DateTimeOffset now)
    {
        switch (answer)
        {
            case OrderState.InProgress:
                run.SentAt = now;
                run.Last = answer;
                run.Silences = 0;
                return new Course.Go(OrderStep.Poll, times.FirstQuestion(run.Order!.Mode, haste));
            case OrderState.Ended { Reply: GuestReply.Unreachable }:
                // Nobody knows whether the platform took it. It is asked for, and sent again only where it is not
                // there; the same body under the same name does not run twice.
                run.IsUncertain = true;
                var pause = Wait(run, answer);
                return HasPatience(run.TriedAt, now + pause)
                    ? new Course.Go(OrderStep.Find, pause)
                    : new Course.End(answer);
            case OrderState.Ended { Reply: GuestReply.Throttled { Reason: var throttled } }:
                var wait = Wait(run, answer);
                return HasPatience(run.TriedAt, now + wait)
                    ? new Course.Go(OrderStep.Start, wait)
                    : NotSent(run, answer, throttled);
            case OrderState.Ended { Reply: GuestReply.Rejected { Reason: var busy } }
                when busy.Code == ReasonCodes.MachineBusy:
                // It may be full: Azure holds 25 run commands for a machine, and leftovers of ours count.
                if (!run.IsTidied)
                {
                    run.IsTidied = true;
                    return new Course.Go(OrderStep.Tidy, TimeSpan.Zero);
                }

                var later = Wait(run, answer);
                return HasPatience(run.TriedAt, now + later)
                    ? new Course.Go(OrderStep.Start, later)
                    : new Course.End(answer);
            default:
                return new Course.End(answer);
        }
    }

    /// <summary>
    /// After a question about an order that was sent. Where others wait for its end, the next one comes sooner.
    /// </summary>
    public Course AfterPoll(OrderRun run, OrderState answer, Haste haste, DateTimeOffset now)
    {
        var wait = Wait(run, answer);
        switch (answer)
        {
            // A question that got no answer says nothing about an order that is known to be under way.
            case OrderState.Ended { Reply: GuestReply.Throttled or GuestReply.Unreachable }:
                return HasPatience(run.SentAt, now + wait)
                    ? new Course.Go(OrderStep.Poll, wait)
                    : new Course.End(Known(run));
            case OrderState.InProgress progress:
                run.Last = answer;
                run.Silences = 0;
                run.Polls++;
                var next =
                    haste != Haste.None && run.Polls <= MostHurriedPolls ? pace.PollInterval / 3 : pace.PollInterval;
                if (HasPatience(run.SentAt, now + pace.PollInterval))
                {
                    return new Course.Go(OrderStep.Poll, next);
                }

                if (progress.IsWaiting)
                {
                    return new Course.Go(OrderStep.Withdraw, TimeSpan.Zero);
                }

                return new Course.End(answer);
            default:
                times.Observe(run, answer, now);
                return new Course.End(OfSent(answer));
        }
    }

    /// <summary>After an order that never began was removed, or could not be.</summary>
    public static Course AfterWithdrawal(OrderRun run, GuestReply.Unanswered? refusal)
    {
        return new Course.End(
            refusal is not null
                ? Known(run)
                : new OrderState.Ended(
                    new GuestReply.TimedOut(new Reason(ReasonCodes.OrderWithdrawn, "Its run command was removed."))
                )
        );
    }

    /// <summary>After a run command was removed, or could not be; null where no more is done about it.</summary>
    public TimeSpan? RetryRemoval(OrderRun run, GuestReply.Unanswered? refusal)
    {
        return refusal switch
        {
            GuestReply.Throttled => Wait(run, new OrderState.Ended(refusal)),
            GuestReply.Unreachable when run.Silences < MostSilencesOnRemoval => Wait(
                run,
                new OrderState.Ended(refusal)
            ),
            _ => null,
        };
    }

    /// <summary>How an order stands whose time is over before it ended.</summary>
    public static OrderState Known(OrderRun run)
    {
        return run.Last
            ?? (
                run.IsUncertain || run.SentAt is not null || run.SentBefore is not null
                    ? new OrderState.InProgress()
                    : new OrderState.HeldBack(ReasonCodes.BudgetSpent)
            );
    }

    // A question that is refused says nothing of what the order did: it may have run, or be running.
    private static OrderState OfSent(OrderState answer)
    {
        return answer switch
        {
            OrderState.Ended { Reply: GuestReply.Rejected { Reason: var denied } }
                when denied.Code == ReasonCodes.AccessDenied => new OrderState.Ended(
                new GuestReply.Unreachable(new Reason(ReasonCodes.AccessLost, denied.Detail))
            ),
            OrderState.Ended { Reply: GuestReply.Rejected { Reason: var gone } }
                when gone.Code == ReasonCodes.MachineGone => new OrderState.Ended(
                new GuestReply.Cancelled(new Reason(ReasonCodes.OrderCancelled, gone.Detail))
            ),
            _ => answer,
        };
    }

    private static Course.End NotSent(OrderRun run, OrderState answer, Reason throttled) =>
        new(run.IsUncertain ? answer : new OrderState.HeldBack(throttled));

    // An earlier sweep sent it so long ago that the platform must have ended it by itself: no script runs there,
    // whatever the state says.
    private bool IsOverdue(OrderRun run, DateTimeOffset now) => run.SentBefore + pace.Deadline + pace.Patience < now;

    private bool HasPatience(DateTimeOffset? since, DateTimeOffset then) =>
        since is not { } start || then - start <= pace.Patience;

    // As long as the platform says; where it does not, twice as long after each silence.
    private TimeSpan Wait(OrderRun run, OrderState answer)
    {
        if (answer is OrderState.Ended { Reply: GuestReply.Throttled { RetryAfter: { } asked } })
        {
            return asked > pace.PollInterval ? asked : pace.PollInterval;
        }

        var pause = pace.PollInterval * Math.Pow(2, Math.Min(run.Silences, 6));
        run.Silences++;
        return pause < LongestPause ? pause : LongestPause;
    }
}
