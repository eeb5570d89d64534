namespace Remediation.Inventory;

/// <summary>Whether a script could run on the machine now.</summary>
public enum PowerState
{
    /// <summary>Not said or not understood.</summary>
    Unknown,

    /// <summary>Running, or connected for an Arc server.</summary>
    Running,

    /// <summary>Stopped, deallocated, starting, or disconnected.</summary>
    NotRunning,
}
