using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// The life cycle of an order: which step follows which answer. This class reads no clock and makes no call.
/// </summary>
/// <param name="pace">The operator's timeouts.</param>
/// <param name="times">How long scripts take.</param>
internal sealed class OrderStateMachine(OrderExecutionOptions pace, ScriptDurations times)
{
    private const int MostSilencesOnRemoval = 3;

    // Azure allows one read per VM every 5 s indefinitely. An order that other orders wait for is polled that often at
    // first; an order that takes longer than these polls is a slow one and is polled as usual.
    private const int MostUrgentPolls = 5;

    private readonly RetryPolicy retries = new(pace);
    private readonly StartTransitions startTransitions = new(new RetryPolicy(pace), times);

    /// <summary>The transition after a lookup. An order is looked up if it may have been sent before.</summary>
    public Transition OnFound(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        return answer switch
        {
            OrderState.Absent => StartUnsent(run),
            OrderState.InProgress => FollowFound(run, answer, now),
            OrderState.Ended { Reply: var reply } when IsUnsettled(reply) => RetryFind(run, reply, now),
            OrderState.Ended => CompleteFound(run, answer),
            OrderState.HeldBack => CompleteFound(run, answer),
            _ => throw new UnreachableException($"No rule for the order state {answer}."),
        };
    }

    /// <summary>
    /// The transition after the order was sent. The order is polled sooner if other orders wait for its end.
    /// </summary>
    public Transition OnStarted(OrderRun run, OrderState answer, PollUrgency urgency, DateTimeOffset now) =>
        startTransitions.GetTransition(run, answer, urgency, now);

    /// <summary>The transition after a poll. The next poll comes sooner if other orders wait for the end.</summary>
    public Transition OnPolled(OrderRun run, OrderState answer, PollUrgency urgency, DateTimeOffset now)
    {
        return answer switch
        {
            OrderState.InProgress progress => FollowProgress(run, progress, urgency, now),
            OrderState.Ended { Reply: var reply } when IsUnsettled(reply) => RetryPoll(run, reply, now),
            OrderState.Ended => CompletePolled(run, answer, now),
            OrderState.HeldBack => CompletePolled(run, answer, now),
            OrderState.Absent => CompletePolled(run, answer, now),
            _ => throw new UnreachableException($"No rule for the order state {answer}."),
        };
    }

    /// <summary>The transition after the removal of an order whose script never began.</summary>
    /// <param name="run">The order.</param>
    /// <param name="refusal">Why the removal failed; null if it succeeded.</param>
    public static Transition OnWithdrawn(OrderRun run, GuestReply.Failed? refusal)
    {
        if (refusal is not null)
        {
            return new Transition.Complete(GetLastState(run));
        }

        var reason = new Reason(ReasonCodes.OrderWithdrawn, "Its run command was removed.");
        return new Transition.Complete(new OrderState.Ended(new GuestReply.TimedOut(reason)));
    }

    /// <summary>The pause before a failed removal is tried again; null if it is not tried again.</summary>
    public TimeSpan? RetryRemoval(OrderRun run, GuestReply.Failed refusal)
    {
        return refusal switch
        {
            GuestReply.Throttled => retries.TakePause(run, refusal),
            GuestReply.Unreachable when run.FailedPolls < MostSilencesOnRemoval => retries.TakePause(run, refusal),
            _ => null,
        };
    }

    /// <summary>The state of an order that has not ended when its time is over.</summary>
    public static OrderState GetLastState(OrderRun run)
    {
        if (run.Last is not null)
        {
            return run.Last;
        }

        var wasSent = run.SentAt is not null || run.SentBefore is not null;
        if (wasSent || run.IsUncertain)
        {
            return new OrderState.InProgress();
        }

        return new OrderState.HeldBack(ReasonCodes.TimeBudgetExhausted);
    }

    private static Transition.Continue StartUnsent(OrderRun run)
    {
        run.SentBefore = null;
        return new Transition.Continue(OrderStep.Start, TimeSpan.Zero);
    }

    private Transition.Continue FollowFound(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        run.SentAt ??= run.TriedAt;
        run.Last = answer;
        return retries.IsOverdue(run, now)
            ? new Transition.Continue(OrderStep.Withdraw, TimeSpan.Zero)
            : new Transition.Continue(OrderStep.Poll, pace.PollInterval);
    }

    private Transition RetryFind(OrderRun run, GuestReply reply, DateTimeOffset now)
    {
        var pause = retries.TakePause(run, reply);
        if (retries.AllowsCall(run.TriedAt, now + pause))
        {
            return new Transition.Continue(OrderStep.Find, pause);
        }

        if (retries.IsOverdue(run, now))
        {
            return new Transition.Continue(OrderStep.Withdraw, TimeSpan.Zero);
        }

        return new Transition.Complete(new OrderState.Ended(reply));
    }

    // An order that no ledger names was never sent, so a refusal is about its machine and says nothing of the order.
    private static Transition.Complete CompleteFound(OrderRun run, OrderState answer)
    {
        var mayBeSent = run.SentBefore is not null || run.IsUncertain;
        return new Transition.Complete(mayBeSent ? ConvertSentState(answer) : answer);
    }

    // A poll without an answer says nothing about an order that is known to be under way.
    private Transition RetryPoll(OrderRun run, GuestReply reply, DateTimeOffset now)
    {
        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.SentAt, now + pause)
            ? new Transition.Continue(OrderStep.Poll, pause)
            : new Transition.Complete(GetLastState(run));
    }

    private Transition FollowProgress(
        OrderRun run,
        OrderState.InProgress progress,
        PollUrgency urgency,
        DateTimeOffset now
    )
    {
        run.Last = progress;
        run.FailedPolls = 0;
        run.Polls++;
        if (retries.AllowsCall(run.SentAt, now + pace.PollInterval))
        {
            var isUrgent = urgency != PollUrgency.None && run.Polls <= MostUrgentPolls;
            return new Transition.Continue(OrderStep.Poll, isUrgent ? pace.PollInterval / 3 : pace.PollInterval);
        }

        if (progress.IsWaiting)
        {
            return new Transition.Continue(OrderStep.Withdraw, TimeSpan.Zero);
        }

        return new Transition.Complete(progress);
    }

    private Transition.Complete CompletePolled(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        times.Observe(run, answer, now);
        return new Transition.Complete(ConvertSentState(answer));
    }

    private static bool IsUnsettled(GuestReply reply) => reply is GuestReply.Throttled or GuestReply.Unreachable;

    // A refused poll does not say what the order did: its script may have run, or may be running.
    private static OrderState ConvertSentState(OrderState answer)
    {
        if (answer is not OrderState.Ended { Reply: GuestReply.Rejected { Reason: var reason } })
        {
            return answer;
        }

        if (reason.Code == ReasonCodes.AccessDenied)
        {
            var accessLost = new Reason(ReasonCodes.AccessLost, reason.Detail);
            return new OrderState.Ended(new GuestReply.Unreachable(accessLost));
        }

        if (reason.Code == ReasonCodes.MachineNotFound)
        {
            var cancelled = new Reason(ReasonCodes.OrderCancelled, reason.Detail);
            return new OrderState.Ended(new GuestReply.Cancelled(cancelled));
        }

        return answer;
    }
}
