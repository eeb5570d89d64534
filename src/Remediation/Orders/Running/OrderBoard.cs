using Remediation.Orders.Pacing;
using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// Where all orders of a run stand, and what may be done for them next. Used by the runner's loop alone.
/// </summary>
internal sealed class OrderBoard
{
    private const int Few = 64;
    private static readonly TimeSpan LongestHoldUp = TimeSpan.FromSeconds(5);

    private readonly OrderPace pace;
    private readonly OrderRules rules;
    private readonly OrderDoor door;
    private readonly OrderAgenda underWay = new();
    private readonly List<OrderHandle> removed = [];

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
        door.Add(
            tasks.Select(task => new OrderRun(task.Order, null, task.IsKnown ? OrderStep.Find : OrderStep.Start)
            {
                SentBefore = task.SentBefore,
                IsRetry = task.IsRetry,
            })
        );
        foreach (var leftover in leftovers)
        {
            underWay.Add(new OrderRun(null, leftover, OrderStep.Remove), now);
        }
    }

    /// <summary>Calls so far.</summary>
    public CallTally Calls { get; private set; } = CallTally.None;

    /// <summary>Leftovers removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removed;

    /// <summary>True where no order waits and none has a next step; some may still be in the air.</summary>
    public bool IsEmpty => door.IsEmpty && underWay.IsEmpty;

    /// <summary>When the next step of an order under way is due; null where there is none.</summary>
    public DateTimeOffset? NextDueAt => underWay.NextAt;

    /// <summary>Takes the next order whose step is due and may go; null where none may go now.</summary>
    public OrderRun? Next(DateTimeOffset now, Pacer pacer)
    {
        bool isPassedOn;
        do
        {
            Admit(now);
            if (NextDue(now, pacer, out isPassedOn) is { } run)
            {
                return run;
            }
        } while (isPassedOn);

        return null;
    }

    public Course CourseAfter(OrderRun run, OrderState answer, DateTimeOffset now)
    {
        return run.Step switch
        {
            OrderStep.Find => rules.AfterFind(run, answer, now),
            OrderStep.Start => rules.AfterStart(run, answer, HasteOf(run), now),
            _ => rules.AfterPoll(run, answer, HasteOf(run), now),
        };
    }

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
        }
    }

    /// <summary>An end was written down: the windows move, and the run command goes.</summary>
    public void Settle(OrderRun run, Settlement settlement, bool hurried, DateTimeOffset now)
    {
        var closed = door.Leave(run, settlement.Effect);
        if (settlement.MayRemove && !hurried)
        {
            run.Step = OrderStep.Remove;
            run.Silences = 0;
            underWay.Add(run, now);
        }

        if (closed is var (held, reason))
        {
            HoldBack(held, reason, now);
        }
    }

    /// <summary>
    /// A machine that took no order was looked at: what of ours nobody wants goes, then the order is tried again.
    /// </summary>
    public void AfterListing(OrderRun run, OrderListing listing, Predicate<OrderHandle> isWanted, DateTimeOffset now)
    {
        var held = listing is OrderListing.Listed listed
            ? listed.Names.Select(name => new OrderHandle(run.Handle.Machine, name))
            : [];
        foreach (var leftover in held.Where(handle => handle.Name != run.Handle.Name && !isWanted(handle)))
        {
            underWay.Add(new OrderRun(null, leftover, OrderStep.Remove), now);
        }

        run.Step = OrderStep.Start;
        underWay.Add(run, now + pace.PollInterval);
    }

    /// <summary>A run command was removed, or could not be.</summary>
    public void AfterRemoval(OrderRun run, GuestReply.Unanswered? refusal, bool hurried, DateTimeOffset now)
    {
        if (run.Step == OrderStep.Withdraw)
        {
            Move(run, OrderRules.AfterWithdrawal(run, refusal), now);
        }
        else if (refusal is null)
        {
            removed.AddRange(run.Order is null ? [run.Handle] : []);
        }
        else if (!hurried && rules.RetryRemoval(run, refusal) is { } wait)
        {
            // What cannot be removed is a leftover for a later sweep.
            underWay.Add(run, now + wait);
        }
    }

    /// <summary>The budget is spent: nothing new is sent, and what is under way is handed over as it stands.</summary>
    public void Hurry(DateTimeOffset now)
    {
        HoldBack(door.Close(), ReasonCodes.BudgetSpent, now);
        foreach (var run in underWay.TakeAll().Where(run => run.Step != OrderStep.Remove))
        {
            Move(run, new Course.End(run.Step == OrderStep.Settle ? run.Last! : OrderRules.Known(run)), now);
        }
    }

    public void CountThrottled() => Calls = Calls with { Throttled = Calls.Throttled + 1 };

    // Passed on: one that was let in has to wait for long, so the next one of its shard may come.
    private OrderRun? NextDue(DateTimeOffset now, Pacer pacer, out bool isPassedOn)
    {
        isPassedOn = false;
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

            isPassedOn |= mayAt - now > LongestHoldUp && door.Release(run);
            underWay.Add(run, mayAt);
        }

        return null;
    }

    private void Admit(DateTimeOffset now)
    {
        while (door.Admit() is { } run)
        {
            run.TriedAt = now;
            underWay.Add(run, now);
        }
    }

    // Where others wait for its end, and not for Azure's next token. Each round of the ramp costs the same time;
    // questions more in a small one are few.
    private Haste HasteOf(OrderRun run)
    {
        if (!door.AnybodyWaitsFor(run) || !door.IsHeldUpByOrders)
        {
            return Haste.None;
        }

        if (door.Within <= Few)
        {
            return Haste.Much;
        }

        return Haste.Some;
    }

    private void HoldBack(IReadOnlyList<OrderRun> runs, Reason reason, DateTimeOffset now)
    {
        foreach (var run in runs)
        {
            // One that an earlier sweep was about to send may be running: nobody may say that it was not sent.
            Move(
                run,
                new Course.End(run.SentBefore is null ? new OrderState.HeldBack(reason) : new OrderState.InProgress()),
                now
            );
        }
    }
}
