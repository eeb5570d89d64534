namespace Remediation.Inventory;

/// <summary>What the inventory says about the operating system.</summary>
public enum OsFamily
{
    /// <summary>Not said or not understood.</summary>
    Unknown,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Linux.</summary>
    Linux,
}
