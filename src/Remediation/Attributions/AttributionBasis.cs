namespace Remediation.Attributions;

/// <summary>The kind of proof by which a finding was attributed.</summary>
public enum AttributionBasis
{
    /// <summary>The log row carries the machine's ARM id.</summary>
    ResourceId,

    /// <summary>The machine's own managed identity signed in.</summary>
    ManagedIdentity,

    /// <summary>Name and address in the log agree on one machine.</summary>
    NameAndAddress,

    /// <summary>Exactly one machine has the computer name.</summary>
    ComputerName,

    /// <summary>
    /// Exactly one machine has the address, and it alone was observed at the address while the connections were made.
    /// </summary>
    Address,
}
