using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>Says what follows from the result of a step, and logs it. Used by the runner's loop alone.</summary>
internal sealed class StepResultHandler(
    OrderScheduler board,
    OrderCalls calls,
    OrderCallbacks hooks,
    OrderLog log,
    OrderSpans spans
)
{
    /// <summary>Handles the result of a step.</summary>
    /// <param name="run">The order.</param>
    /// <param name="answer">What the step brought.</param>
    /// <param name="hurried">True if the time of the run is up.</param>
    /// <param name="now">UTC.</param>
    public void Handle(OrderRun run, StepResult answer, bool hurried, DateTimeOffset now)
    {
        switch (answer)
        {
            case StepResult.StateReceived { State: var state }:
                OnState(run, state, hurried, now);
                break;
            case StepResult.Listed { Listing: var listing }:
                OnListed(run, listing, hurried, now);
                break;
            case StepResult.Removed { Refusal: var refusal }:
                OnRemoved(run, refusal, hurried, now);
                break;
            case StepResult.Settled { Settlement: var settlement }:
                OnSettled(run, settlement, hurried, now);
                break;
            case StepResult.Faulted { Cause: var cause }:
                ExceptionDispatchInfo.Throw(cause);
                break;
            default:
                throw new UnreachableException($"Nothing follows from the answer {answer}.");
        }
    }

    private void OnState(OrderRun run, OrderState state, bool hurried, DateTimeOffset now)
    {
        calls.Learn(run, (state as OrderState.Ended)?.Reply, now);
        var transition = hurried
            ? new Transition.Complete(ConvertLateState(run, state))
            : board.GetTransition(run, state, now);
        log.LogAnswer(run, state, transition);
        board.Move(run, transition, now);
    }

    private void OnListed(OrderRun run, OrderListing listing, bool hurried, DateTimeOffset now)
    {
        calls.Learn(run, (listing as OrderListing.Unlisted)?.Reply, now);
        if (hurried)
        {
            board.Move(run, new Transition.Complete(OrderStateMachine.GetLastState(run)), now);
        }
        else
        {
            board.OnListed(run, listing, hooks.IsWanted, now);
        }
    }

    private void OnRemoved(OrderRun run, GuestReply.Failed? refusal, bool hurried, DateTimeOffset now)
    {
        calls.Learn(run, refusal, now);
        var isLast = run.Step == OrderStep.Remove;
        var pause = board.OnRemoved(run, refusal, hurried, now);
        log.LogRemoval(run, refusal, pause);
        if (isLast && pause is null)
        {
            spans.End(run);
        }
    }

    private void OnSettled(OrderRun run, Settlement settlement, bool hurried, DateTimeOffset now)
    {
        log.LogEnd(run);
        OrderSpans.SetOutcome(run);
        var before = board.Rollout;
        board.Settle(run, settlement, hurried, now);
        log.LogRollout(run, before, board.Rollout);
        if (run.Step != OrderStep.Remove)
        {
            spans.End(run);
        }
    }

    // An answer that arrives after the time is up still counts, but no further step follows from it.
    private static OrderState ConvertLateState(OrderRun run, OrderState state)
    {
        return run.Step switch
        {
            OrderStep.Find when state is OrderState.Absent => new OrderState.HeldBack(ReasonCodes.TimeBudgetExhausted),
            OrderStep.Start when state is OrderState.Ended { Reply: GuestReply.Throttled } =>
                OrderStateMachine.GetLastState(run),
            OrderStep.Poll when state is OrderState.Ended { Reply: GuestReply.Throttled or GuestReply.Unreachable } =>
                OrderStateMachine.GetLastState(run),
            _ => state,
        };
    }
}
