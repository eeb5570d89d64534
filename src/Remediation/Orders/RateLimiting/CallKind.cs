namespace Remediation.Orders.RateLimiting;

/// <summary>Kinds of calls to Resource Manager that have separate limits.</summary>
public enum CallKind
{
    /// <summary>GET.</summary>
    Read,

    /// <summary>PUT.</summary>
    Write,

    /// <summary>DELETE.</summary>
    Delete,
}
