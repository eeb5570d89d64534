namespace Remediation.Orders;

/// <summary>What the script does.</summary>
public enum GuestMode
{
    /// <summary>Reads only.</summary>
    Inspect,

    /// <summary>Writes the values that differ, after recording what was there.</summary>
    Repair,

    /// <summary>Restores exactly the values that a repair found.</summary>
    Restore,

    /// <summary>
    /// Asks Windows to restart if a repair left the mark that a restart is pending; otherwise does nothing.
    /// </summary>
    Restart,
}
