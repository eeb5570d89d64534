namespace Remediation.Orders.Scheduling;

/// <summary>How urgently the end of an order must be known.</summary>
internal enum PollUrgency
{
    /// <summary>No other order waits for this one.</summary>
    None,

    /// <summary>Other orders wait for this one, and many are in flight.</summary>
    Some,

    /// <summary>Other orders wait for this one and few are in flight, so an extra poll is cheap.</summary>
    Much,
}
