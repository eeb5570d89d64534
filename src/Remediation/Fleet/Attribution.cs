using Remediation.Findings;
using Remediation.Reasons;

namespace Remediation.Fleet;

/// <summary>What proved the machine.</summary>
public enum Witness
{
    /// <summary>The log row carries the machine's ARM id.</summary>
    ResourceId,

    /// <summary>The machine's own managed identity signed in.</summary>
    ManagedIdentity,

    /// <summary>Name and address in the log agree on one machine.</summary>
    NameAndAddress,

    /// <summary>Exactly one machine has the computer name.</summary>
    ComputerName,

    /// <summary>Exactly one machine has the address, and it alone was seen at it while the connections were made.</summary>
    Address,
}

/// <summary>Which machine a finding is about, if any. A closed hierarchy.</summary>
/// <param name="Finding">The finding.</param>
public abstract record Attribution(Finding Finding)
{
    /// <summary>Exactly one machine fits.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Machine">The machine.</param>
    /// <param name="Witness">What proved it.</param>
    public sealed record Attributed(Finding Finding, Machine Machine, Witness Witness) : Attribution(Finding);

    /// <summary>No machine, or more than one, fits; reported, never touched.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Candidates">The machines that it may be, in order of id.</param>
    public sealed record Unattributed(Finding Finding, Reason Reason, IReadOnlyList<Machine> Candidates)
        : Attribution(Finding);
}
