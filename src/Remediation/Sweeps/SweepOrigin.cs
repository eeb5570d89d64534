namespace Remediation.Sweeps;

/// <summary>What started a sweep.</summary>
public enum SweepOrigin
{
    /// <summary>The timer.</summary>
    Timer,

    /// <summary>A person or runbook over HTTP.</summary>
    Http,

    /// <summary>An alert of Azure Monitor.</summary>
    Alert,
}
