using Remediation.GuestReports;
using Remediation.Reasons;

namespace Remediation.Evaluation;

/// <summary>The outcome of a step's order. A closed hierarchy.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome() { }

    /// <summary>No order was sent.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record NotSent(Reason Reason) : OrderOutcome;

    /// <summary>The order had not ended when the sweep did.</summary>
    public sealed record Outstanding : OrderOutcome;

    /// <summary>The order gave no readable answer.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="End">What is known about the order itself.</param>
    public sealed record NoAnswer(Reason Reason, OrderEnd End = OrderEnd.Over) : OrderOutcome;

    /// <summary>A report that this order produced.</summary>
    /// <param name="Report">The facts.</param>
    public sealed record Read(GuestReport Report) : OrderOutcome;
}
