using Remediation.Reasons;

namespace Remediation.Orders;

/// <summary>The state of an order. A closed hierarchy.</summary>
public abstract record OrderState
{
    private OrderState() { }

    /// <summary>There is no such order on the machine.</summary>
    public sealed record Absent : OrderState;

    /// <summary>The platform accepted the order, and its script has not ended.</summary>
    public sealed record InProgress : OrderState
    {
        /// <summary>True if the platform reports that the script has not begun.</summary>
        public bool IsWaiting { get; init; }
    }

    /// <summary>The order was not sent.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record HeldBack(Reason Reason) : OrderState;

    /// <summary>The order ended, or the platform did not report its state.</summary>
    /// <param name="Reply">How.</param>
    public sealed record Ended(GuestReply Reply) : OrderState;
}
