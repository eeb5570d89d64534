using Remediation.Reasons;

namespace Remediation.Orders;

/// <summary>Where an order stands. A closed hierarchy.</summary>
public abstract record OrderState
{
    private OrderState() { }

    /// <summary>There is no such order on the machine.</summary>
    public sealed record Absent : OrderState;

    /// <summary>It was accepted and has not ended.</summary>
    public sealed record InProgress : OrderState
    {
        /// <summary>True where the platform says that the script has not begun.</summary>
        public bool IsWaiting { get; init; }
    }

    /// <summary>It was not sent.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record HeldBack(Reason Reason) : OrderState;

    /// <summary>It ended, or the platform would not tell.</summary>
    /// <param name="Reply">How.</param>
    public sealed record Ended(GuestReply Reply) : OrderState;
}
