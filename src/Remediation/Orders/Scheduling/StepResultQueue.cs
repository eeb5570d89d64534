namespace Remediation.Orders.Scheduling;

/// <summary>
/// Where steps leave their answers, and where the runner's loop waits for the next one or for a moment.
/// </summary>
internal sealed class StepResultQueue(TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly Queue<(OrderRun Run, StepResult Answer)> answers = new();
    private TaskCompletionSource? waiting;

    /// <summary>Leaves an answer.</summary>
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

    /// <summary>Waits until there is an answer, or until the moment has come; null for as long as it takes.</summary>
    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        // Continuations run asynchronously: otherwise the loop would go on inside the step that puts an answer.
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

    // A timer that fires a moment too early would only make the loop turn once more.
    private TimeSpan GetDelay(DateTimeOffset at)
    {
        var wait = at - time.GetUtcNow();
        return wait > ShortestWait ? wait : ShortestWait;
    }
}
