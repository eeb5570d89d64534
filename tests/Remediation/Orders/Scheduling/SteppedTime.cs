using Microsoft.Extensions.Time.Testing;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Orders.Scheduling;

/// <summary>
/// A clock that advances from one timer to the next, only once that timer is set: no time passes during work.
/// </summary>
internal sealed class SteppedTime() : FakeTimeProvider(A.Noon)
{
    private TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan due;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        due = dueTime;
        set.TrySetResult();
        return timer;
    }

    /// <summary>Waits for the next timer; false where the task ends instead.</summary>
    public async Task<bool> NextTimerAsync(Task task) =>
        await Task.WhenAny(set.Task, task).WaitAsync(TestContext.Current.CancellationToken) == set.Task;

    /// <summary>Goes to the moment of the timer that was set last.</summary>
    public void GoToTimer()
    {
        set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Advance(due);
    }
}
