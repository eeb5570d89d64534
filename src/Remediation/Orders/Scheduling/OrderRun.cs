using System.Diagnostics;
using Remediation.Inventory;
using Remediation.Orders.RateLimiting;
using Remediation.Reasons;
using Remediation.Telemetry;

namespace Remediation.Orders.Scheduling;

/// <summary>One order on its way. Used by the runner's loop, or by the step that it takes, never by both.</summary>
internal sealed class OrderRun(GuestOrder? order, OrderHandle? leftover, OrderStep first)
{
    /// <summary>The order; null for a leftover that is only removed.</summary>
    public GuestOrder? Order => order;

    public OrderHandle Handle => leftover ?? order!.Handle;

    public MachineId MachineId => Handle.Machine.Id;

    public OrderStep Step { get; set; } = first;

    /// <summary>Where it waits for its turn; null for a leftover, which waits for none.</summary>
    public AdmissionPartition? Partition { get; set; }

    /// <summary>When it was first tried to send or find it.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When the platform accepted it, or when it was found.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When an earlier sweep was about to send it; null where none is known to have been.</summary>
    public DateTimeOffset? SentBefore { get; set; }

    /// <summary>True where an earlier attempt at its machine failed.</summary>
    public bool IsRetry { get; init; }

    /// <summary>True once a PUT got no answer: the platform may have taken it.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>True once its machine was looked at for leftovers.</summary>
    public bool IsCleanedUp { get; set; }

    /// <summary>Calls in a row that got no answer.</summary>
    public int FailedPolls { get; set; }

    /// <summary>Questions about it so far.</summary>
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
    /// The state of the order if it is not sent any more. An order that an earlier sweep was about to send may be
    /// running, so it is not reported as unsent.
    /// </summary>
    /// <param name="reason">Why it is not sent any more.</param>
    public OrderState GetUnsentState(Reason reason) =>
        SentBefore is null ? new OrderState.HeldBack(reason) : new OrderState.InProgress();

    /// <summary>The run of an order. It is looked up first if it may have been sent before.</summary>
    public static OrderRun Create(OrderTask task)
    {
        return new OrderRun(task.Order, null, task.IsKnown ? OrderStep.Find : OrderStep.Start)
        {
            SentBefore = task.SentBefore,
            IsRetry = task.IsRetry,
        };
    }

    /// <summary>The run of a run command that is only removed.</summary>
    public static OrderRun CreateRemoval(OrderHandle leftover) => new(null, leftover, OrderStep.Remove);
}
