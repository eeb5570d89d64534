namespace Remediation.Orders.Scheduling;

/// <summary>What an order's end means for the orders that have not been sent yet.</summary>
public enum RolloutSignal
{
    /// <summary>Nothing can be said: nobody answered, or the order was only to read.</summary>
    Inconclusive,

    /// <summary>The machine is well.</summary>
    Success,

    /// <summary>The machine is not: an error that counts.</summary>
    Failure,
}
