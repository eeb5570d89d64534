using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Remediation.Orders.RateLimiting;

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
    TimeProvider time,
    ILogger logger
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
    )
    {
        var log = new OrderLog(logger);
        var calls = new OrderCalls(pacer, log);
        var board = new OrderScheduler(pace, calls, time.GetUtcNow(), tasks, leftovers);
        return RunAsync(board, calls, log, hooks, cancellationToken);
    }

    // A method of its own, so that only the board holds the tasks, which it lets go one by one.
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

                while (board.TakeDue(now) is { } run)
                {
                    flying++;
                    spans.Start(run);
                    _ = StepAsync(steps, run, answers, cancellationToken);
                }

                await WaitAsync(board, answers, flying, hurried ? null : until, cancellationToken);
                while (answers.TryTake(out var one))
                {
                    flying--;
                    results.Handle(one.Run, one.Answer, hurried, time.GetUtcNow());
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
