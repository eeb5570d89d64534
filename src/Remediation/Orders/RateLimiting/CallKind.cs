namespace Remediation.Orders.RateLimiting;

/// <summary>What a call to Resource Manager does, as far as its limits go.</summary>
public enum CallKind
{
    /// <summary>GET.</summary>
    Read,

    /// <summary>PUT.</summary>
    Write,

    /// <summary>DELETE.</summary>
    Delete,
}
