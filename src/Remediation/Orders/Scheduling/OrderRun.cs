using System.Diagnostics;
using Remediation.Inventory;
using Remediation.Orders.RateLimiting;
using Remediation.Reasons;
using Remediation.Telemetry;

namespace Remediation.Orders.Scheduling;

/// <summary>One order on its way. Used by the runner's loop, or by the step that it takes, never by both.</summary>
internal sealed class OrderRun(GuestOrder? order, OrderHandle? orphan, OrderStep first)
{
    /// <summary>The order; null for an orphan that is only removed.</summary>
    public GuestOrder? Order => order;

    public OrderHandle Handle => orphan ?? order!.Handle;

    public MachineId MachineId => Handle.Machine.Id;

    public OrderStep Step { get; set; } = first;

    /// <summary>
    /// The partition in which the order waits; null for an orphan, which does not wait for admission.
    /// </summary>
    public AdmissionPartition? Partition { get; set; }

    /// <summary>When the first attempt was made to find or send the order, UTC; null before.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When the platform accepted the order or the order was found on the machine, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>
    /// When an earlier sweep was about to send the order, UTC, by the ledger; null if the ledger does not name it.
    /// </summary>
    public DateTimeOffset? SentBefore { get; set; }

    /// <summary>True if an earlier attempt at the machine failed.</summary>
    public bool IsRetry { get; init; }

    /// <summary>True after a PUT got no answer: the platform may have accepted the order.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>True after the machine was searched for orphans.</summary>
    public bool IsCleanedUp { get; set; }

    /// <summary>Consecutive calls that got no answer.</summary>
    public int FailedPolls { get; set; }

    /// <summary>Polls of the order so far.</summary>
    public int Polls { get; set; }

    /// <summary>How often it was sent in this run.</summary>
    public int Sends { get; set; }

    /// <summary>True once a poll brought its state.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>Its span; null if nobody listens.</summary>
    public Span? Span { get; set; }

    /// <summary>The last thing that the platform said of it.</summary>
    public OrderState? Last { get; set; }

    public bool IsWriting => order is { Mode: not GuestMode.Inspect };

    /// <summary>The call to the platform that the next step makes; null if it makes none.</summary>
    public CallKind? Call
    {
        get
        {
            return Step switch
            {
                OrderStep.Find => CallKind.Read,
                OrderStep.Start => CallKind.Write,
                OrderStep.CleanUp => CallKind.Read,
                OrderStep.Poll => CallKind.Read,
                OrderStep.Withdraw => CallKind.Delete,
                OrderStep.Settle => null,
                OrderStep.Remove => CallKind.Delete,
                _ => throw new UnreachableException($"No call is known for the step {Step}."),
            };
        }
    }

    /// <summary>
    /// The state of the order if this sweep does not send it. An order that an earlier sweep was about to send may be
    /// running, so it is not reported as unsent.
    /// </summary>
    /// <param name="reason">Why the order is not sent.</param>
    public OrderState GetUnsentState(Reason reason) =>
        SentBefore is null ? new OrderState.HeldBack(reason) : new OrderState.InProgress();

    /// <summary>Creates the run of an order. The order is looked up first if it may have been sent before.</summary>
    public static OrderRun Create(OrderTask task)
    {
        return new OrderRun(task.Order, null, task.IsKnown ? OrderStep.Find : OrderStep.Start)
        {
            SentBefore = task.SentBefore,
            IsRetry = task.IsRetry,
        };
    }

    /// <summary>Creates the run of a run command that is only removed.</summary>
    public static OrderRun CreateRemoval(OrderHandle orphan) => new(null, orphan, OrderStep.Remove);
}
