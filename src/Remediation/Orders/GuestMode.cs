namespace Remediation.Orders;

/// <summary>What the script is to do.</summary>
public enum GuestMode
{
    /// <summary>Reads only.</summary>
    Inspect,

    /// <summary>Writes the values that differ, after recording what was there.</summary>
    Repair,

    /// <summary>Puts back exactly what a repair found.</summary>
    Restore,

    /// <summary>
    /// Asks Windows to restart, where a repair left the mark that a restart is pending; otherwise does nothing.
    /// </summary>
    Restart,
}
