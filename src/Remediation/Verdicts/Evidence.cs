using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Reasons;

namespace Remediation.Verdicts;

/// <summary>What is known of an order that gave no answer.</summary>
public enum OrderEnd
{
    /// <summary>It ran, or may have run, and is over.</summary>
    Over,

    /// <summary>The platform refused it, so the script did not run.</summary>
    NeverRan,

    /// <summary>Nobody can say; it may be running now. It must be neither deleted nor counted.</summary>
    Unsettled,
}

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

/// <summary>Everything that a verdict is made from, beside the plan's step.</summary>
/// <param name="Outcome">What became of the order.</param>
/// <param name="Traffic">The machine's traffic since its restart was seen; null where it was not or could not be asked for.</param>
public sealed record Evidence(OrderOutcome Outcome, MachineTraffic? Traffic);
