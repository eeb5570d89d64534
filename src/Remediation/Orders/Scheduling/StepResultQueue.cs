namespace Remediation.Orders.Scheduling;

/// <summary>
/// The queue of step results. Steps add to it, and the runner's loop waits on it for the next result or a point in
/// time.
/// </summary>
internal sealed class StepResultQueue(TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly Queue<(OrderRun Run, StepResult Answer)> answers = new();
    private TaskCompletionSource? waiting;

    /// <summary>Adds an answer.</summary>
    public void Put(OrderRun run, StepResult answer)
    {
        lock (gate)
        {
            answers.Enqueue((run, answer));
            waiting?.TrySetResult();
        }
    }

    /// <summary>Takes the next answer, if there is one.</summary>
    public bool TryTake(out (OrderRun Run, StepResult Answer) answer)
    {
        lock (gate)
        {
            return answers.TryDequeue(out answer);
        }
    }

    /// <summary>Waits until an answer is there or the time has come; with null it waits for an answer only.</summary>
    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        // Continuations run asynchronously; otherwise the loop would continue on the thread of the step that adds an
        // answer.
        var bell = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (answers.Count > 0)
            {
                return;
            }

            waiting = bell;
        }

        await using var timer = until is { } at
            ? time.CreateTimer(_ => bell.TrySetResult(), null, GetDelay(at), Timeout.InfiniteTimeSpan)
            : null;
        await using var stopped = cancellationToken.UnsafeRegister(_ => bell.TrySetResult(), null);
        await bell.Task;
        cancellationToken.ThrowIfCancellationRequested();
    }

    // A minimum wait keeps a timer that fires slightly early from causing an extra pass of the loop.
    private TimeSpan GetDelay(DateTimeOffset at)
    {
        var wait = at - time.GetUtcNow();
        return wait > ShortestWait ? wait : ShortestWait;
    }
}
