namespace Remediation.Orders.Scheduling;

/// <summary>What a step brought. A closed hierarchy.</summary>
internal abstract record StepResult
{
    private StepResult() { }

    /// <summary>The platform, or whoever holds orders back, said so.</summary>
    public sealed record StateReceived(OrderState State) : StepResult;

    /// <summary>A run command was removed, or could not be.</summary>
    public sealed record Removed(GuestReply.Failed? Refusal) : StepResult;

    /// <summary>What of ours the machine holds.</summary>
    public sealed record Listed(OrderListing Listing) : StepResult;

    /// <summary>The end was written down.</summary>
    public sealed record Settled(Settlement Settlement) : StepResult;

    /// <summary>It cannot go on: state could not be written, somebody else swept, the sweep was stopped.</summary>
    public sealed record Faulted(Exception Cause) : StepResult;
}
