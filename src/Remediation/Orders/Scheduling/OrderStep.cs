namespace Remediation.Orders.Scheduling;

/// <summary>The next step of an order.</summary>
internal enum OrderStep
{
    /// <summary>Look up whether the order is already on the machine.</summary>
    Find,

    /// <summary>Send the order.</summary>
    Start,

    /// <summary>List this product's run commands on a machine that has no free slot for another.</summary>
    CleanUp,

    /// <summary>Poll the order's state.</summary>
    Poll,

    /// <summary>Remove the order because its script never began.</summary>
    Withdraw,

    /// <summary>Report the order's end to the caller.</summary>
    Settle,

    /// <summary>Remove the run command after its end was recorded.</summary>
    Remove,
}
