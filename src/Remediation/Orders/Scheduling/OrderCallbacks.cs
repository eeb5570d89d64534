namespace Remediation.Orders.Scheduling;

/// <summary>
/// What whoever sends orders decides between the steps. Both may be called for several orders at the same time.
/// </summary>
/// <param name="BeforeStart">
/// The last word before an order is sent; a reason holds it back. What must be durable before is written here.
/// </param>
/// <param name="IsWanted">
/// True for a run command of ours that must stay; asked before one is removed that took up room.
/// </param>
/// <param name="Ended">
/// Told how an order ended, once for each. It must be durable when this returns: the run command is removed next.
/// </param>
public sealed record OrderCallbacks(
    Func<GuestOrder, CancellationToken, Task<Remediation.Reasons.Reason?>> BeforeStart,
    Predicate<OrderHandle> IsWanted,
    Func<GuestOrder, OrderState, CancellationToken, Task<Settlement>> Ended
);
