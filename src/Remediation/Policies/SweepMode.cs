namespace Remediation.Policies;

/// <summary>How far a sweep may go. Each mode allows what the one before it allows, and more.</summary>
public enum SweepMode
{
    /// <summary>Reads logs and inventory, contacts no machine. The default.</summary>
    Report,

    /// <summary>Reads machines, writes nothing to them.</summary>
    Inspect,

    /// <summary>Repairs machines.</summary>
    Repair,
}
