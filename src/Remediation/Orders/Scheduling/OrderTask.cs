namespace Remediation.Orders.Scheduling;

/// <summary>An order to execute.</summary>
/// <param name="Order">The order.</param>
/// <param name="IsKnown">True if the order may have been sent before, so that it is looked up first.</param>
public sealed record OrderTask(GuestOrder Order, bool IsKnown)
{
    /// <summary>
    /// When an earlier sweep was about to send the order, UTC, by the ledger; null if the ledger does not name it.
    /// </summary>
    public DateTimeOffset? SentBefore { get; init; }

    /// <summary>
    /// True if an earlier attempt at the machine failed. Such a machine is never a canary; its order is sent after all
    /// others.
    /// </summary>
    public bool IsRetry { get; init; }
}
