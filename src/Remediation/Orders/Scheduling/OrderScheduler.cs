using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Holds the state and the next step of every order of a run. Only the runner's loop uses this type, so it has no
/// locks.
/// </summary>
internal sealed class OrderScheduler
{
    private static readonly TimeSpan MaxHold = TimeSpan.FromSeconds(5);

    private readonly OrderExecutionOptions pace;
    private readonly OrderCalls calls;
    private readonly RolloutWindow window;
    private readonly OrderStateMachine stateMachine;
    private readonly AdmissionQueue admission;
    private readonly DelayQueue delayQueue = new();
    private readonly OrderRemovals removals;

    public OrderScheduler(
        OrderExecutionOptions pace,
        OrderCalls calls,
        DateTimeOffset now,
        IEnumerable<OrderTask> tasks,
        IEnumerable<OrderHandle> orphans
    )
    {
        this.pace = pace;
        this.calls = calls;
        window = new RolloutWindow(pace.Rollout, pace.MaxConcurrency);
        admission = new AdmissionQueue(pace, window);
        stateMachine = new OrderStateMachine(pace, new ScriptDurations(pace.ExpectedDuration));
        admission.Add(tasks.Select(OrderRun.Create));
        removals = new OrderRemovals(delayQueue, stateMachine);
        removals.Schedule(orphans, now);
    }

    /// <summary>How far the rollout is.</summary>
    public RolloutStatus Rollout => window.Status;

    /// <summary>Orphans removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removals.Removed;

    /// <summary>True if no order waits and none has a next step; the answers to some steps may still be due.</summary>
    public bool IsEmpty => admission.IsEmpty && delayQueue.IsEmpty;

    /// <summary>When the next step of an order under way is due; null if there is none.</summary>
    public DateTimeOffset? NextDueAt => delayQueue.NextAt;

    /// <summary>Takes the next order whose step is due and may go; null if none may go now.</summary>
    public OrderRun? TakeDue(DateTimeOffset now)
    {
        Admit(now);
        do
        {
            if (TakeDueCall(now) is { } run)
            {
                return run;
            }

            // An order that has to wait for long may have let the next order of its partition in.
        } while (Admit(now));

        return null;
    }

    /// <summary>The transition of an order after an answer of the platform.</summary>
    public Transition GetTransition(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        return run.Step switch
        {
            OrderStep.Find => stateMachine.OnFound(run, answer, now),
            OrderStep.Start => stateMachine.OnStarted(run, answer, admission.GetUrgency(run), now),
            OrderStep.Poll => stateMachine.OnPolled(run, answer, admission.GetUrgency(run), now),
            _ => throw new UnreachableException($"The step {run.Step} has no order state for an answer."),
        };
    }

    /// <summary>Schedules the step that the transition names.</summary>
    public void Move(OrderRun run, Transition course, DateTimeOffset now)
    {
        switch (course)
        {
            case Transition.Continue go:
                run.Step = go.Step;
                delayQueue.Add(run, now + go.After);
                break;
            case Transition.Complete end:
                run.Step = OrderStep.Settle;
                run.Last = end.State;
                delayQueue.Add(run, now);
                break;
            default:
                throw new UnreachableException($"The course {course} leads to no step.");
        }
    }

    /// <summary>Updates the rollout window after a recorded end, and schedules the run command's removal.</summary>
    public void Settle(OrderRun run, Settlement settlement, bool isOverBudget, DateTimeOffset now)
    {
        var closed = admission.Complete(run, settlement.Signal);
        if (settlement.MayRemove && !isOverBudget)
        {
            run.Step = OrderStep.Remove;
            run.FailedPolls = 0;
            delayQueue.Add(run, now);
        }

        if (closed is not null)
        {
            HoldBack(closed.Value.Held, closed.Value.Why, now);
        }
    }

    /// <summary>Removes unwanted run commands from a machine that accepted no order, then sends again.</summary>
    public void OnListed(OrderRun run, OrderListing listing, Predicate<OrderHandle> isWanted, DateTimeOffset now)
    {
        var others = OrderRemovals.ListOthers(run, listing);
        removals.Schedule(others.Where(handle => !isWanted(handle)), now);
        run.Step = OrderStep.Start;
        delayQueue.Add(run, now + pace.PollInterval);
    }

    /// <summary>A run command was removed, or could not be.</summary>
    /// <returns>The pause before the removal is tried again; null if it is not.</returns>
    public TimeSpan? OnRemoved(OrderRun run, GuestReply.Failed? refusal, bool isOverBudget, DateTimeOffset now)
    {
        if (run.Step == OrderStep.Withdraw)
        {
            Move(run, OrderStateMachine.OnWithdrawn(run, refusal), now);
            return null;
        }

        return removals.Record(run, refusal, mayRetry: !isOverBudget, now);
    }

    /// <summary>Ends the run: no more orders are sent, and orders in flight end in their present state.</summary>
    public void Drain(DateTimeOffset now)
    {
        HoldBack(admission.Close(), ReasonCodes.TimeBudgetExhausted, now);
        foreach (var run in delayQueue.TakeAll().Where(run => run.Step != OrderStep.Remove))
        {
            var state = run.Step == OrderStep.Settle ? run.Last! : OrderStateMachine.GetLastState(run);
            Move(run, new Transition.Complete(state), now);
        }
    }

    // An order that has to wait for its call is scheduled for later. If it has to wait for long, it no longer keeps the
    // next order of its partition out.
    private OrderRun? TakeDueCall(DateTimeOffset now)
    {
        while (delayQueue.TryTakeDue(now, out var run))
        {
            if (run.Call is not { } kind)
            {
                return run;
            }

            if (calls.Take(run, kind, now) is not { } mayAt)
            {
                admission.Release(run);
                return run;
            }

            if (mayAt - now > MaxHold)
            {
                admission.Release(run);
            }

            delayQueue.Add(run, mayAt);
        }

        return null;
    }

    private bool Admit(DateTimeOffset now)
    {
        var isAnyAdmitted = false;
        while (admission.Admit() is { } run)
        {
            run.TriedAt = now;
            delayQueue.Add(run, now);
            isAnyAdmitted = true;
        }

        return isAnyAdmitted;
    }

    private void HoldBack(IReadOnlyList<OrderRun> runs, Reason reason, DateTimeOffset now)
    {
        foreach (var run in runs)
        {
            Move(run, new Transition.Complete(run.GetUnsentState(reason)), now);
        }
    }
}
