namespace Remediation.Orders.Scheduling;

/// <summary>An order that is to be carried out.</summary>
/// <param name="Order">The order.</param>
/// <param name="IsKnown">True where it may have been sent before, so that it is asked for first.</param>
public sealed record OrderTask(GuestOrder Order, bool IsKnown)
{
    /// <summary>When an earlier sweep was about to send it, UTC; null where none is known to have been.</summary>
    public DateTimeOffset? SentBefore { get; init; }

    /// <summary>
    /// True where an earlier attempt at the machine failed: such a machine is no canary, and waits until the others
    /// went.
    /// </summary>
    public bool IsRetry { get; init; }
}
