namespace Remediation.Orders.Scheduling;

/// <summary>
/// Decisions that the runner leaves to its caller. The callbacks may run for several orders at the same time.
/// </summary>
/// <param name="BeforeStart">
/// Called right before an order is sent; a returned reason holds the order back. State that must be durable before the
/// send is written here.
/// </param>
/// <param name="IsWanted">
/// True for a run command of this product that must stay. Called before run commands are removed to free a slot on a
/// machine.
/// </param>
/// <param name="Ended">
/// Called once per order with its end. The end must be durable when the callback returns, because the run command is
/// removed next.
/// </param>
public sealed record OrderCallbacks(
    Func<GuestOrder, CancellationToken, Task<Remediation.Reasons.Reason?>> BeforeStart,
    Predicate<OrderHandle> IsWanted,
    Func<GuestOrder, OrderState, CancellationToken, Task<Settlement>> Ended
);
