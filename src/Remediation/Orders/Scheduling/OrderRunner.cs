using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Remediation.Orders.RateLimiting;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Sends orders and follows them to their end: one loop over a board of orders, each with its next step and the moment
/// at which that is due. Nothing waits for one order: a pause, Azure's own Retry-After included, is a later moment on
/// the board.
/// </summary>
public sealed class OrderRunner(
    IRunCommandChannel channel,
    OrderExecutionOptions pace,
    CallRateLimiter pacer,
    TimeProvider time
)
{
    /// <summary>Runs the orders to their ends, or to the end of the budget.</summary>
    /// <param name="tasks">The orders; no two share a name.</param>
    /// <param name="leftovers">Run commands of ours that nobody needs; they are removed.</param>
    /// <param name="hooks">Asked before each start, told of each end.</param>
    /// <param name="cancellationToken">Stops the run; orders already sent go on.</param>
    public Task<OrderRunSummary> RunAsync(
        IEnumerable<OrderTask> tasks,
        IEnumerable<OrderHandle> leftovers,
        OrderCallbacks hooks,
        CancellationToken cancellationToken
    ) => RunAsync(new OrderScheduler(pace, time.GetUtcNow(), tasks, leftovers), hooks, cancellationToken);

    // A method of its own, so that only the board holds the tasks, which it lets go one by one.
    private async Task<OrderRunSummary> RunAsync(
        OrderScheduler board,
        OrderCallbacks hooks,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var until = time.GetUtcNow() + pace.TimeBudget;
        var steps = new OrderStepExecutor(channel, pace, hooks, time);
        var answers = new StepResultQueue(time);
        var flying = 0;
        var hurried = false;
        try
        {
            while (!board.IsEmpty || flying > 0)
            {
                var now = time.GetUtcNow();
                if (now >= until && !hurried)
                {
                    board.Drain(now);
                    hurried = true;
                }

                while (board.TakeDue(now, pacer) is { } run)
                {
                    flying++;
                    _ = StepAsync(steps, run, answers, cancellationToken);
                }

                await WaitAsync(board, answers, flying, hurried ? null : until, cancellationToken);
                while (answers.TryTake(out var one))
                {
                    flying--;
                    Follow(board, hooks, one.Run, one.Answer, hurried);
                }
            }
        }
        finally
        {
            // No call is made after this returns, however it returns.
            for (; flying > 0; flying--)
            {
                while (!answers.TryTake(out _))
                {
                    await answers.WaitAsync(null, CancellationToken.None);
                }
            }
        }

        return new OrderRunSummary(board.Calls, board.Removed);
    }

    private static async Task StepAsync(
        OrderStepExecutor steps,
        OrderRun run,
        StepResultQueue answers,
        CancellationToken cancellationToken
    )
    {
        StepResult answer;
        try
        {
            answer = await steps.ExecuteAsync(run, cancellationToken);
        }
        catch (Exception exception)
        {
            answer = new StepResult.Faulted(exception);
        }

        answers.Put(run, answer);
    }

    private Task WaitAsync(
        OrderScheduler board,
        StepResultQueue answers,
        int flying,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    )
    {
        var due = board.NextDueAt is { } next && (until is null || next < until) ? next : until;
        return (flying == 0 && board.IsEmpty) || due <= time.GetUtcNow()
            ? Task.CompletedTask
            : answers.WaitAsync(due, cancellationToken);
    }

    private void Follow(OrderScheduler board, OrderCallbacks hooks, OrderRun run, StepResult answer, bool hurried)
    {
        var now = time.GetUtcNow();
        switch (answer)
        {
            case StepResult.StateReceived { State: var state }:
                Learn(board, run, (state as OrderState.Ended)?.Reply, now);
                board.Move(
                    run,
                    hurried
                        ? new Transition.Complete(ConvertLateState(run, state))
                        : board.GetTransition(run, state, now),
                    now
                );
                break;
            case StepResult.Listed { Listing: var listing }:
                Learn(board, run, (listing as OrderListing.Unlisted)?.Reply, now);
                if (hurried)
                {
                    board.Move(run, new Transition.Complete(OrderStateMachine.GetLastState(run)), now);
                }
                else
                {
                    board.OnListed(run, listing, hooks.IsWanted, now);
                }

                break;
            case StepResult.Removed { Refusal: var refusal }:
                Learn(board, run, refusal, now);
                board.OnRemoved(run, refusal, hurried, now);
                break;
            case StepResult.Settled { Settlement: var settlement }:
                board.Settle(run, settlement, hurried, now);
                break;
            case StepResult.Faulted { Cause: var cause }:
                ExceptionDispatchInfo.Throw(cause);
                break;
            default:
                throw new UnreachableException($"Nothing follows from the answer {answer}.");
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

    private void Learn(OrderScheduler board, OrderRun run, GuestReply? reply, DateTimeOffset now)
    {
        if (run.Call is not { } kind)
        {
            return;
        }

        if (reply is GuestReply.Throttled throttled)
        {
            board.CountThrottled();
            pacer.OnRefused(kind, run.Handle.Machine, throttled.RetryAfter, now);
        }
        else
        {
            pacer.OnAccepted(kind, run.Handle.Machine, now);
        }
    }
}
