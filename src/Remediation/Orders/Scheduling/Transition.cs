namespace Remediation.Orders.Scheduling;

/// <summary>What happens to an order next. A closed hierarchy.</summary>
internal abstract record Transition
{
    private Transition() { }

    /// <summary>The order continues with a step, after a delay.</summary>
    public sealed record Continue(OrderStep Step, TimeSpan After) : Transition;

    /// <summary>The order has ended in this state.</summary>
    public sealed record Complete(OrderState State) : Transition;
}
