using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Remediation.Orders.RateLimiting;

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
    TimeProvider time,
    ILogger logger
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
    )
    {
        var log = new OrderLog(logger);
        var calls = new OrderCalls(pacer, log);
        var board = new OrderScheduler(pace, calls, time.GetUtcNow(), tasks, orphans);
        return RunAsync(board, calls, log, hooks, cancellationToken);
    }

    // This is a separate method so that only the scheduler references the tasks; it releases them one by one.
    private async Task<OrderRunSummary> RunAsync(
        OrderScheduler board,
        OrderCalls calls,
        OrderLog log,
        OrderCallbacks hooks,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var until = time.GetUtcNow() + pace.TimeBudget;
        var steps = new OrderStepExecutor(channel, pace, hooks, log, time);
        var answers = new StepResultQueue(time);
        using var spans = new OrderSpans(time);
        var results = new StepResultHandler(board, calls, hooks, log, spans);
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

                while (board.TakeDue(now) is { } run)
                {
                    flying++;
                    spans.Start(run);
                    _ = StepAsync(steps, run, answers, cancellationToken);
                }

                await WaitAsync(board, answers, flying, isOverBudget ? null : until, cancellationToken);
                while (answers.TryTake(out var one))
                {
                    flying--;
                    results.Handle(one.Run, one.Answer, isOverBudget, time.GetUtcNow());
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

        return new OrderRunSummary(calls.Counts, board.Removed);
    }

    private static async Task StepAsync(
        OrderStepExecutor steps,
        OrderRun run,
        StepResultQueue answers,
        CancellationToken cancellationToken
    )
    {
        StepResult answer;
        if (run.Span is { } span)
        {
            // The calls of the step are parts of the order's span. It is the current span in this method only.
            Activity.Current = span.Activity;
        }

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
}
