using System.Diagnostics;
using Remediation.Orders.Pacing;
using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// Knows where all orders of a run stand and which step is next. Used by the runner's loop alone.
/// </summary>
internal sealed class OrderBoard
{
    private static readonly TimeSpan LongestHoldUp = TimeSpan.FromSeconds(5);

    private readonly OrderPace pace;
    private readonly OrderRules rules;
    private readonly OrderDoor door;
    private readonly OrderAgenda underWay = new();
    private readonly OrderRemovals removals;

    public OrderBoard(
        OrderPace pace,
        DateTimeOffset now,
        IEnumerable<OrderTask> tasks,
        IEnumerable<OrderHandle> leftovers
    )
    {
        this.pace = pace;
        door = new OrderDoor(pace);
        rules = new OrderRules(pace, new RunTimes(pace.FirstAnswer));
        door.Add(tasks.Select(OrderRun.Create));
        removals = new OrderRemovals(underWay, rules);
        removals.Schedule(leftovers, now);
    }

    /// <summary>Calls so far.</summary>
    public CallTally Calls { get; private set; } = CallTally.None;

    /// <summary>Leftovers removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removals.Removed;

    /// <summary>True if no order waits and none has a next step; the answers to some steps may still be due.</summary>
    public bool IsEmpty => door.IsEmpty && underWay.IsEmpty;

    /// <summary>When the next step of an order under way is due; null where there is none.</summary>
    public DateTimeOffset? NextDueAt => underWay.NextAt;

    /// <summary>Takes the next order whose step is due and may go; null if none may go now.</summary>
    public OrderRun? Next(DateTimeOffset now, Pacer pacer)
    {
        Admit(now);
        do
        {
            if (NextDue(now, pacer) is { } run)
            {
                return run;
            }

            // An order that has to wait for long may have made room for another one of its shard.
        } while (Admit(now));

        return null;
    }

    /// <summary>Where an order goes after an answer of the platform.</summary>
    public Course CourseAfter(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        return run.Step switch
        {
            OrderStep.Find => rules.AfterFind(run, answer, now),
            OrderStep.Start => rules.AfterStart(run, answer, door.GetUrgency(run), now),
            OrderStep.Poll => rules.AfterPoll(run, answer, door.GetUrgency(run), now),
            _ => throw new UnreachableException($"The step {run.Step} has no order state for an answer."),
        };
    }

    /// <summary>Schedules the step that the course names.</summary>
    public void Move(OrderRun run, Course course, DateTimeOffset now)
    {
        switch (course)
        {
            case Course.Go go:
                run.Step = go.Step;
                underWay.Add(run, now + go.After);
                break;
            case Course.End end:
                run.Step = OrderStep.Settle;
                run.Last = end.State;
                underWay.Add(run, now);
                break;
            default:
                throw new UnreachableException($"The course {course} leads to no step.");
        }
    }

    /// <summary>The end of an order was written down: the window moves, and the run command is removed.</summary>
    public void Settle(OrderRun run, Settlement settlement, bool hurried, DateTimeOffset now)
    {
        var closed = door.Leave(run, settlement.Effect);
        if (settlement.MayRemove && !hurried)
        {
            run.Step = OrderStep.Remove;
            run.Silences = 0;
            underWay.Add(run, now);
        }

        if (closed is not null)
        {
            HoldBack(closed.Value.Held, closed.Value.Why, now);
        }
    }

    /// <summary>
    /// The run commands of a machine that accepted no order were listed: those that are not wanted are removed, then
    /// the order is tried again.
    /// </summary>
    public void AfterListing(OrderRun run, OrderListing listing, Predicate<OrderHandle> isWanted, DateTimeOffset now)
    {
        var others = OrderRemovals.ListOthers(run, listing);
        removals.Schedule(others.Where(handle => !isWanted(handle)), now);
        run.Step = OrderStep.Start;
        underWay.Add(run, now + pace.PollInterval);
    }

    /// <summary>A run command was removed, or could not be.</summary>
    public void AfterRemoval(OrderRun run, GuestReply.Unanswered? refusal, bool hurried, DateTimeOffset now)
    {
        if (run.Step == OrderStep.Withdraw)
        {
            Move(run, OrderRules.AfterWithdrawal(run, refusal), now);
            return;
        }

        removals.Record(run, refusal, mayRetry: !hurried, now);
    }

    /// <summary>The time is up: no order is sent any more, and those under way end in the state they have.</summary>
    public void Hurry(DateTimeOffset now)
    {
        HoldBack(door.Close(), ReasonCodes.BudgetSpent, now);
        foreach (var run in underWay.TakeAll().Where(run => run.Step != OrderStep.Remove))
        {
            var state = run.Step == OrderStep.Settle ? run.Last! : OrderRules.Known(run);
            Move(run, new Course.End(state), now);
        }
    }

    public void CountThrottled() => Calls = Calls with { Throttled = Calls.Throttled + 1 };

    // An order that has to wait for its call is scheduled for later. If it has to wait for long, it no longer keeps the
    // next order of its shard out.
    private OrderRun? NextDue(DateTimeOffset now, Pacer pacer)
    {
        while (underWay.TryTakeDue(now, out var run))
        {
            if (run.Call is not { } kind)
            {
                return run;
            }

            var mayAt = pacer.MayAt(kind, run.Handle.Machine, now);
            if (mayAt <= now)
            {
                pacer.Take(kind, run.Handle.Machine, now);
                Calls = Calls.With(kind);
                door.Release(run);
                return run;
            }

            if (mayAt - now > LongestHoldUp)
            {
                door.Release(run);
            }

            underWay.Add(run, mayAt);
        }

        return null;
    }

    private bool Admit(DateTimeOffset now)
    {
        var isAnyAdmitted = false;
        while (door.Admit() is { } run)
        {
            run.TriedAt = now;
            underWay.Add(run, now);
            isAnyAdmitted = true;
        }

        return isAnyAdmitted;
    }

    private void HoldBack(IReadOnlyList<OrderRun> runs, Reason reason, DateTimeOffset now)
    {
        foreach (var run in runs)
        {
            Move(run, new Course.End(run.GetUnsentState(reason)), now);
        }
    }
}
