namespace Remediation.Orders.Running;

/// <summary>Where an order goes from here. A closed hierarchy.</summary>
internal abstract record Course
{
    private Course() { }

    /// <summary>The next step, after a while.</summary>
    public sealed record Go(OrderStep Step, TimeSpan After) : Course;

    /// <summary>It has ended so.</summary>
    public sealed record End(OrderState State) : Course;
}
