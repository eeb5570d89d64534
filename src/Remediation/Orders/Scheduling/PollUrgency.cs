namespace Remediation.Orders.Scheduling;

/// <summary>How much depends on when an order's end is known.</summary>
internal enum PollUrgency
{
    /// <summary>No other order waits for it.</summary>
    None,

    /// <summary>Other orders wait for it, and many are in flight.</summary>
    Some,

    /// <summary>Other orders wait for it and few are in flight, so an extra poll is cheap.</summary>
    Much,
}
