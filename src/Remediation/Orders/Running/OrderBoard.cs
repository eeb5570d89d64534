using Remediation.Orders.Pacing;
using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// Where all orders of a run stand: those that wait for their turn, those under way with the moment of their next step, and the windows that say how
/// many may be under way. Used by the runner's loop alone.
/// </summary>
internal sealed class OrderBoard
{
    private readonly OrderPace pace;
    private readonly OrderRules rules;
    private readonly WriteWindow window;
    private readonly Queue<OrderRun> writers = [];
    private readonly Queue<OrderRun> readers = [];
    private readonly PriorityQueue<OrderRun, (DateTimeOffset DueAt, long Turn)> underWay = new();
    private readonly List<OrderHandle> removed = [];
    private int reading;
    private int writing;
    private long turns;

    public OrderBoard(OrderPace pace, DateTimeOffset now, IEnumerable<OrderTask> tasks, IEnumerable<OrderHandle> leftovers)
    {
        this.pace = pace;
        rules = new OrderRules(pace, new RunTimes(pace.FirstAnswer));
        window = new WriteWindow(pace.Ramp, pace.MaxConcurrency);
        foreach (var task in tasks)
        {
            var run = new OrderRun(task.Order, task.Order.Handle, task.IsKnown ? OrderStep.Find : OrderStep.Start)
            {
                SentBefore = task.SentBefore,
            };
            (run.IsWriting ? writers : readers).Enqueue(run);
        }

        foreach (var leftover in leftovers)
        {
            Schedule(new OrderRun(null, leftover, OrderStep.Remove), now);
        }
    }

    /// <summary>Calls so far.</summary>
    public CallTally Calls { get; private set; } = CallTally.None;

    /// <summary>Leftovers removed so far.</summary>
    public IReadOnlyList<OrderHandle> Removed => removed;

    /// <summary>True where no order waits and none has a next step; some may still be in the air.</summary>
    public bool IsEmpty => writers.Count + readers.Count + underWay.Count == 0;

    /// <summary>When the next step of an order under way is due; null where there is none.</summary>
    public DateTimeOffset? NextDueAt => underWay.TryPeek(out _, out var priority) ? priority.DueAt : null;

    /// <summary>Takes the next order whose step is due and may go; null where none may go now.</summary>
    public OrderRun? Next(DateTimeOffset now, Pacer pacer)
    {
        Admit(now);
        while (underWay.TryPeek(out var run, out var priority) && priority.DueAt <= now)
        {
            underWay.Dequeue();
            if (run.Call is not { } kind)
            {
                return run;
            }

            var mayAt = pacer.MayAt(kind, run.Handle.Machine, now);
            if (mayAt <= now)
            {
                pacer.Take(kind, run.Handle.Machine, now);
                Calls = Calls.With(kind);
                return run;
            }

            Schedule(run, mayAt);
        }

        return null;
    }

    public Course CourseAfter(OrderRun run, OrderState answer, DateTimeOffset now) => run.Step switch
    {
        OrderStep.Find => rules.AfterFind(run, answer, now),
        OrderStep.Start => rules.AfterStart(run, answer, now),
        _ => rules.AfterPoll(run, answer, now),
    };

    public void Move(OrderRun run, Course course, DateTimeOffset now)
    {
        switch (course)
        {
            case Course.Go go:
                run.Step = go.Step;
                Schedule(run, now + go.After);
                break;
            case Course.End end:
                (run.Step, run.Last) = (OrderStep.Settle, end.State);
                Schedule(run, now);
                break;
        }
    }

    /// <summary>An end was written down: the windows move, and the run command goes.</summary>
    public void Settle(OrderRun run, Settlement settlement, bool hurried, DateTimeOffset now)
    {
        if (run.IsWriting)
        {
            writing--;
            window.Count(settlement.Effect);
        }
        else
        {
            reading--;
        }

        if (settlement.MayRemove && !hurried)
        {
            (run.Step, run.Silences) = (OrderStep.Remove, 0);
            Schedule(run, now);
        }

        if (window.Closed is { } reason)
        {
            HoldBack(writers, reason, now);
        }
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
            Schedule(run, now + wait);
        }
    }

    /// <summary>The budget is spent: nothing new is sent, and what is under way is handed over as it stands.</summary>
    public void Hurry(DateTimeOffset now)
    {
        HoldBack(writers, ReasonCodes.BudgetSpent, now);
        HoldBack(readers, ReasonCodes.BudgetSpent, now);
        OrderRun[] all = [.. underWay.UnorderedItems.Select(item => item.Element)];
        underWay.Clear();
        foreach (var run in all.Where(run => run.Step != OrderStep.Remove))
        {
            Move(run, new Course.End(run.Step == OrderStep.Settle ? run.Last! : OrderRules.Known(run)), now);
        }
    }

    public void CountThrottled() => Calls = Calls with { Throttled = Calls.Throttled + 1 };

    private void Admit(DateTimeOffset now)
    {
        while (readers.Count > 0 && reading + writing < pace.MaxConcurrency)
        {
            reading++;
            Admit(readers.Dequeue(), now);
        }

        while (writers.Count > 0 && writing < window.Size && reading + writing < pace.MaxConcurrency)
        {
            writing++;
            Admit(writers.Dequeue(), now);
        }
    }

    private void Admit(OrderRun run, DateTimeOffset now)
    {
        run.TriedAt = now;
        Schedule(run, now);
    }

    private void HoldBack(Queue<OrderRun> waiting, Reason reason, DateTimeOffset now)
    {
        while (waiting.TryDequeue(out var run))
        {
            (reading, writing) = run.IsWriting ? (reading, writing + 1) : (reading + 1, writing);
            // One that an earlier sweep was about to send may be running: nobody may say that it was not sent.
            Move(run, new Course.End(run.SentBefore is null ? new OrderState.HeldBack(reason) : new OrderState.InProgress()), now);
        }
    }

    private void Schedule(OrderRun run, DateTimeOffset dueAt)
    {
        run.DueAt = dueAt;
        underWay.Enqueue(run, (dueAt, turns++));
    }
}
