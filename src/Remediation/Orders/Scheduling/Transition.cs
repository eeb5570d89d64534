namespace Remediation.Orders.Scheduling;

/// <summary>Where an order goes from here. A closed hierarchy.</summary>
internal abstract record Transition
{
    private Transition() { }

    /// <summary>The next step, after a while.</summary>
    public sealed record Continue(OrderStep Step, TimeSpan After) : Transition;

    /// <summary>It has ended so.</summary>
    public sealed record Complete(OrderState State) : Transition;
}
