namespace Remediation.Orders.Scheduling;

/// <summary>What is done for an order next.</summary>
internal enum OrderStep
{
    /// <summary>Ask whether it is there already.</summary>
    Find,

    /// <summary>Send it.</summary>
    Start,

    /// <summary>See what of ours takes up room on a machine that takes no order.</summary>
    CleanUp,

    /// <summary>Ask how it stands.</summary>
    Poll,

    /// <summary>Remove it because it never began.</summary>
    Withdraw,

    /// <summary>Say how it ended.</summary>
    Settle,

    /// <summary>Remove it.</summary>
    Remove,
}
