namespace Remediation.Orders.Running;

/// <summary>How much depends on when an order's end is known.</summary>
internal enum Haste
{
    /// <summary>No other order waits for it.</summary>
    None,

    /// <summary>Other orders wait for it, and many are in flight.</summary>
    Some,

    /// <summary>Other orders wait for it and few are in flight, so an extra poll is cheap.</summary>
    Much,
}
