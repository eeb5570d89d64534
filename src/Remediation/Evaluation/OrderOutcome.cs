using Remediation.GuestReports;
using Remediation.Reasons;

namespace Remediation.Evaluation;

/// <summary>What became of a step's order. A closed hierarchy.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome() { }

    /// <summary>No order was sent.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record NotSent(Reason Reason) : OrderOutcome;

    /// <summary>The order had not ended when the sweep did.</summary>
    public sealed record Outstanding : OrderOutcome;

    /// <summary>There is no answer that can be read.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="End">What that means for the order itself.</param>
    public sealed record NoAnswer(Reason Reason, OrderEnd End = OrderEnd.Over) : OrderOutcome;

    /// <summary>A fresh report of this very order.</summary>
    /// <param name="Report">The facts.</param>
    public sealed record Read(GuestReport Report) : OrderOutcome;
}
