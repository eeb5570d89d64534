namespace Remediation.Orders.Scheduling;

/// <summary>What an order's end means for the orders that have not been sent yet.</summary>
public enum RolloutSignal
{
    /// <summary>No conclusion: the machine did not answer, or the order was read-only.</summary>
    Inconclusive,

    /// <summary>The order succeeded.</summary>
    Success,

    /// <summary>The order failed; the failure counts towards the error limits.</summary>
    Failure,
}
