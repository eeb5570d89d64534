using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>Which step follows after an order was sent.</summary>
/// <param name="retries">When a call is repeated.</param>
/// <param name="times">How long scripts take.</param>
internal sealed class StartTransitions(RetryPolicy retries, ScriptDurations times)
{
    /// <summary>The transition after an answer. The order is polled sooner if other orders wait for its end.</summary>
    public Transition GetTransition(OrderRun run, OrderState answer, PollUrgency urgency, DateTimeOffset now)
    {
        return answer switch
        {
            OrderState.InProgress => FollowStarted(run, answer, urgency, now),
            OrderState.Ended { Reply: GuestReply.Unreachable reply } => FindUncertain(run, reply, now),
            OrderState.Ended { Reply: GuestReply.Throttled reply } => RetryThrottledStart(run, reply, now),
            OrderState.Ended { Reply: GuestReply.Rejected reply } when reply.Reason.Code == ReasonCodes.MachineBusy =>
                RetryBusyStart(run, reply, now),
            OrderState.Ended => new Transition.Complete(answer),
            OrderState.HeldBack => new Transition.Complete(answer),
            OrderState.Absent => new Transition.Complete(answer),
            _ => throw new UnreachableException($"No rule for the order state {answer}."),
        };
    }

    private Transition.Continue FollowStarted(OrderRun run, OrderState answer, PollUrgency urgency, DateTimeOffset now)
    {
        run.SentAt = now;
        run.Last = answer;
        run.FailedPolls = 0;
        return new Transition.Continue(OrderStep.Poll, times.GetFirstPollDelay(run.Order!.Mode, urgency));
    }

    // The platform may or may not have accepted the order. It is looked up, and sent again only if it is absent; the
    // same body under the same name does not run twice.
    private Transition FindUncertain(OrderRun run, GuestReply.Unreachable reply, DateTimeOffset now)
    {
        run.IsUncertain = true;
        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Transition.Continue(OrderStep.Find, pause)
            : new Transition.Complete(new OrderState.Ended(reply));
    }

    private Transition RetryThrottledStart(OrderRun run, GuestReply.Throttled reply, DateTimeOffset now)
    {
        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Transition.Continue(OrderStep.Start, pause)
            : CompleteUnsent(run, reply);
    }

    // Azure holds at most 25 run commands per machine, and this product's orphans count. The orphans are removed once.
    private Transition RetryBusyStart(OrderRun run, GuestReply.Rejected reply, DateTimeOffset now)
    {
        if (!run.IsCleanedUp)
        {
            run.IsCleanedUp = true;
            return new Transition.Continue(OrderStep.CleanUp, TimeSpan.Zero);
        }

        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Transition.Continue(OrderStep.Start, pause)
            : new Transition.Complete(new OrderState.Ended(reply));
    }

    private static Transition.Complete CompleteUnsent(OrderRun run, GuestReply.Throttled reply)
    {
        return run.IsUncertain
            ? new Transition.Complete(new OrderState.Ended(reply))
            : new Transition.Complete(new OrderState.HeldBack(reply.Reason));
    }
}
