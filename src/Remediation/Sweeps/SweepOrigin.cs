namespace Remediation.Sweeps;

/// <summary>Which door a sweep came through.</summary>
public enum SweepOrigin
{
    /// <summary>The timer.</summary>
    Timer,

    /// <summary>A person or runbook over HTTP.</summary>
    Http,

    /// <summary>An alert of Azure Monitor.</summary>
    Alert,
}
