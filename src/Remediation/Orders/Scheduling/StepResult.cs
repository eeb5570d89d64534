namespace Remediation.Orders.Scheduling;

/// <summary>The result of a step. A closed hierarchy.</summary>
internal abstract record StepResult
{
    private StepResult() { }

    /// <summary>The order's state, from the platform or from the callback that holds orders back.</summary>
    public sealed record StateReceived(OrderState State) : StepResult;

    /// <summary>A run command was removed, or its removal failed.</summary>
    public sealed record Removed(GuestReply.Failed? Refusal) : StepResult;

    /// <summary>This product's run commands on the machine.</summary>
    public sealed record Listed(OrderListing Listing) : StepResult;

    /// <summary>The order's end was recorded.</summary>
    public sealed record Settled(Settlement Settlement) : StepResult;

    /// <summary>
    /// The run cannot continue: state could not be written, another sweep holds the lease, or the sweep was stopped.
    /// </summary>
    public sealed record Faulted(Exception Cause) : StepResult;
}
