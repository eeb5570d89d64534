namespace Remediation.Orders.Running;

/// <summary>An order that is to be carried out.</summary>
/// <param name="Order">The order.</param>
/// <param name="IsKnown">True where it may have been sent before, so that it is asked for first.</param>
public sealed record OrderTask(GuestOrder Order, bool IsKnown)
{
    /// <summary>When an earlier sweep was about to send it, UTC; null where none is known to have been.</summary>
    public DateTimeOffset? SentBefore { get; init; }

    /// <summary>True where an earlier attempt at the machine failed: such a machine is no canary, and waits until the others went.</summary>
    public bool IsRetry { get; init; }
}

/// <summary>What an order's end means for the orders that have not been sent yet.</summary>
public enum OrderEffect
{
    /// <summary>Nothing can be said: nobody answered, or the order was only to read.</summary>
    Inconclusive,

    /// <summary>The machine is well.</summary>
    Well,

    /// <summary>The machine is not: an error that counts.</summary>
    Bad,
}

/// <summary>What was made of an order's end.</summary>
/// <param name="Effect">What it means for the others.</param>
/// <param name="MayRemove">True where the run command is needed no more; never where the script may be running.</param>
public sealed record Settlement(OrderEffect Effect, bool MayRemove);

/// <summary>What whoever sends orders decides between the steps. Both may be called for several orders at the same time.</summary>
/// <param name="BeforeStart">The last word before an order is sent; a reason holds it back. What must be durable before is written here.</param>
/// <param name="IsWanted">True for a run command of ours that must stay; asked before one is removed that took up room.</param>
/// <param name="Ended">Told how an order ended, once for each. It must be durable when this returns: the run command is removed next.</param>
public sealed record OrderHooks(
    Func<GuestOrder, CancellationToken, Task<Reasons.Reason?>> BeforeStart,
    Predicate<OrderHandle> IsWanted,
    Func<GuestOrder, OrderState, CancellationToken, Task<Settlement>> Ended
);
