using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Remediation.Orders.RateLimiting;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Sends orders and follows each to its end. One loop runs over all orders; the scheduler holds each order's next step
/// and the time at which that step is due. The loop never blocks on one order: a pause, including Azure's Retry-After,
/// is a later due time.
/// </summary>
public sealed class OrderRunner(
    IRunCommandChannel channel,
    OrderExecutionOptions pace,
    CallRateLimiter pacer,
    TimeProvider time
)
{
    /// <summary>Runs the orders until all have ended or the time budget is exhausted.</summary>
    /// <param name="tasks">The orders; no two share a name.</param>
    /// <param name="orphans">
    /// This product's run commands of earlier sweeps that no order owns; they are removed.
    /// </param>
    /// <param name="hooks">Called before each start and after each end.</param>
    /// <param name="cancellationToken">Stops the run; orders that were sent keep running in Azure.</param>
    public Task<OrderRunSummary> RunAsync(
        IEnumerable<OrderTask> tasks,
        IEnumerable<OrderHandle> orphans,
        OrderCallbacks hooks,
        CancellationToken cancellationToken
    ) => RunAsync(new OrderScheduler(pace, time.GetUtcNow(), tasks, orphans), hooks, cancellationToken);

    // This is a separate method so that only the scheduler references the tasks; it releases them one by one.
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
        var isOverBudget = false;
        try
        {
            while (!board.IsEmpty || flying > 0)
            {
                var now = time.GetUtcNow();
                if (now >= until && !isOverBudget)
                {
                    board.Drain(now);
                    isOverBudget = true;
                }

                while (board.TakeDue(now, pacer) is { } run)
                {
                    flying++;
                    _ = StepAsync(steps, run, answers, cancellationToken);
                }

                await WaitAsync(board, answers, flying, isOverBudget ? null : until, cancellationToken);
                while (answers.TryTake(out var one))
                {
                    flying--;
                    Follow(board, hooks, one.Run, one.Answer, isOverBudget);
                }
            }
        }
        finally
        {
            // All calls have ended when this method returns, also when it throws.
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

    private void Follow(OrderScheduler board, OrderCallbacks hooks, OrderRun run, StepResult answer, bool isOverBudget)
    {
        var now = time.GetUtcNow();
        switch (answer)
        {
            case StepResult.StateReceived { State: var state }:
                Learn(board, run, (state as OrderState.Ended)?.Reply, now);
                board.Move(
                    run,
                    isOverBudget
                        ? new Transition.Complete(ConvertLateState(run, state))
                        : board.GetTransition(run, state, now),
                    now
                );
                break;
            case StepResult.Listed { Listing: var listing }:
                Learn(board, run, (listing as OrderListing.Unlisted)?.Reply, now);
                if (isOverBudget)
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
                board.OnRemoved(run, refusal, isOverBudget, now);
                break;
            case StepResult.Settled { Settlement: var settlement }:
                board.Settle(run, settlement, isOverBudget, now);
                break;
            case StepResult.Faulted { Cause: var cause }:
                ExceptionDispatchInfo.Throw(cause);
                break;
            default:
                throw new UnreachableException($"Nothing follows from the answer {answer}.");
        }
    }

    // An answer that arrives after the time budget is exhausted still counts, but no further step follows from it.
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
