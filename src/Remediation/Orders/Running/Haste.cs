namespace Remediation.Orders.Running;

/// <summary>How much depends on when an order's end is known.</summary>
internal enum Haste
{
    /// <summary>Nobody waits for it.</summary>
    None,

    /// <summary>Other orders cannot be sent before it has ended.</summary>
    Some,

    /// <summary>So it is, and few orders are under way: a question more costs little.</summary>
    Much,
}
