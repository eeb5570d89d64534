namespace Remediation.Orders.Running;

/// <summary>What a step brought. A closed hierarchy.</summary>
internal abstract record StepAnswer
{
    private StepAnswer() { }

    /// <summary>The platform, or whoever holds orders back, said so.</summary>
    public sealed record Told(OrderState State) : StepAnswer;

    /// <summary>A run command was removed, or could not be.</summary>
    public sealed record Removed(GuestReply.Unanswered? Refusal) : StepAnswer;

    /// <summary>What of ours the machine holds.</summary>
    public sealed record Listed(OrderListing Listing) : StepAnswer;

    /// <summary>The end was written down.</summary>
    public sealed record Settled(Settlement Settlement) : StepAnswer;

    /// <summary>It cannot go on: state could not be written, somebody else swept, the sweep was stopped.</summary>
    public sealed record Broken(Exception Cause) : StepAnswer;
}
