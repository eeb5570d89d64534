using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>Which step follows after an order was sent.</summary>
/// <param name="retries">When a call is repeated.</param>
/// <param name="times">How long scripts take.</param>
internal sealed class StartTransitions(RetryPolicy retries, RunTimes times)
{
    /// <summary>The transition after an answer. The order is polled sooner if other orders wait for its end.</summary>
    public Course GetTransition(OrderRun run, OrderState answer, Haste haste, DateTimeOffset now)
    {
        return answer switch
        {
            OrderState.InProgress => FollowStarted(run, answer, haste, now),
            OrderState.Ended { Reply: GuestReply.Unreachable reply } => FindUncertain(run, reply, now),
            OrderState.Ended { Reply: GuestReply.Throttled reply } => RetryThrottledStart(run, reply, now),
            OrderState.Ended { Reply: GuestReply.Rejected reply } when reply.Reason.Code == ReasonCodes.MachineBusy =>
                RetryBusyStart(run, reply, now),
            OrderState.Ended => new Course.End(answer),
            OrderState.HeldBack => new Course.End(answer),
            OrderState.Absent => new Course.End(answer),
            _ => throw new UnreachableException($"No rule for the order state {answer}."),
        };
    }

    private Course.Go FollowStarted(OrderRun run, OrderState answer, Haste haste, DateTimeOffset now)
    {
        run.SentAt = now;
        run.Last = answer;
        run.Silences = 0;
        return new Course.Go(OrderStep.Poll, times.FirstQuestion(run.Order!.Mode, haste));
    }

    // The platform may or may not have accepted the order. It is looked up, and sent again only if it is absent; the
    // same body under the same name does not run twice.
    private Course FindUncertain(OrderRun run, GuestReply.Unreachable reply, DateTimeOffset now)
    {
        run.IsUncertain = true;
        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Course.Go(OrderStep.Find, pause)
            : new Course.End(new OrderState.Ended(reply));
    }

    private Course RetryThrottledStart(OrderRun run, GuestReply.Throttled reply, DateTimeOffset now)
    {
        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Course.Go(OrderStep.Start, pause)
            : CompleteUnsent(run, reply);
    }

    // Azure holds 25 run commands for a machine, and leftovers of this product count: they are removed once.
    private Course RetryBusyStart(OrderRun run, GuestReply.Rejected reply, DateTimeOffset now)
    {
        if (!run.IsTidied)
        {
            run.IsTidied = true;
            return new Course.Go(OrderStep.Tidy, TimeSpan.Zero);
        }

        var pause = retries.TakePause(run, reply);
        return retries.AllowsCall(run.TriedAt, now + pause)
            ? new Course.Go(OrderStep.Start, pause)
            : new Course.End(new OrderState.Ended(reply));
    }

    private static Course.End CompleteUnsent(OrderRun run, GuestReply.Throttled reply)
    {
        return run.IsUncertain
            ? new Course.End(new OrderState.Ended(reply))
            : new Course.End(new OrderState.HeldBack(reply.Reason));
    }
}
