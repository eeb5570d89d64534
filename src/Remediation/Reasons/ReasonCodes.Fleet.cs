using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS200 to TLS299.</content>
public static partial class ReasonCodes
{
    /// <summary>Nothing in the row names a machine.</summary>
    public static readonly ReasonCode CallerUnidentified = new(
        "TLS201",
        nameof(CallerUnidentified),
        Permanent,
        "The log names no machine: no resource id, no computer name, no address.",
        "Use a source that names its caller, such as Schannel events from the machines themselves."
    );

    /// <summary>The caller is not in the inventory.</summary>
    public static readonly ReasonCode NotInInventory = new(
        "TLS202",
        nameof(NotInInventory),
        Permanent,
        "No machine in the inventory has this resource id, name or address.",
        "Widen the scope if the machine is yours; otherwise tell its owner."
    );

    /// <summary>The address belongs to several machines.</summary>
    public static readonly ReasonCode AddressShared = new(
        "TLS203",
        nameof(AddressShared),
        Permanent,
        "Several machines share this address (NAT gateway, load balancer, overlapping ranges), so none of them "
            + "is accused.",
        "Collect Schannel events from the candidates, or inspect them by name, to find the one."
    );

    /// <summary>The name belongs to several machines.</summary>
    public static readonly ReasonCode NameShared = new(
        "TLS204",
        nameof(NameShared),
        Permanent,
        "Several machines have this computer name, so none of them is accused.",
        "Give the machines distinct names or use a source that logs the resource id."
    );

    /// <summary>Two witnesses point to different machines.</summary>
    public static readonly ReasonCode EvidenceConflicts = new(
        "TLS205",
        nameof(EvidenceConflicts),
        Permanent,
        "What the log says of the caller (name, address, resource id, managed identity) points to different machines.",
        "Check for a moved address or a cloned machine."
    );

    /// <summary>The inventory could not be read in full.</summary>
    public static readonly ReasonCode InventoryIncomplete = new(
        "TLS206",
        nameof(InventoryIncomplete),
        Transient,
        "The inventory could not be read in full, so no match can be called unique and no machine is touched.",
        "Check this identity's read access to the subscriptions in scope, then sweep again."
    );

    /// <summary>The address never names a machine.</summary>
    public static readonly ReasonCode AddressNotAMachine = new(
        "TLS207",
        nameof(AddressNotAMachine),
        Permanent,
        "The address is loopback, link-local, a wildcard or Azure's own platform address.",
        "Nothing to do; such an address names no machine."
    );

    /// <summary>The row was written by the server side of the connection and does not name the client.</summary>
    public static readonly ReasonCode RemoteClientUnknown = new(
        "TLS208",
        nameof(RemoteClientUnknown),
        Permanent,
        "The event was written by the server side of the connection and does not say who the client was.",
        "Collect client-side Schannel events, or join the server's network log by time."
    );

    /// <summary>Nobody witnessed the address.</summary>
    public static readonly ReasonCode AddressUnconfirmed = new(
        "TLS209",
        nameof(AddressUnconfirmed),
        Permanent,
        "A machine has the address now, but nobody says that it had it while the connections were made.",
        "Send heartbeats of the machine's agent (or the map of its connections) to the workspace that is "
            + "asked; then its address proves it."
    );

    /// <summary>The address was another machine's.</summary>
    public static readonly ReasonCode AddressMoved = new(
        "TLS210",
        nameof(AddressMoved),
        Permanent,
        "The address was another machine's, too, while the connections were made, or is another's now.",
        "Look for the connections' origin on the candidates that are named, by their own Schannel events."
    );

    /// <summary>A candidate with wrong values.</summary>
    public static readonly ReasonCode CandidateLikely = new(
        "TLS211",
        nameof(CandidateLikely),
        Permanent,
        "The machine is one of several that the connections may be of, and its values are wrong.",
        "Look at it first; repair it by hand once you are sure that it is the one."
    );

    /// <summary>A candidate with right values.</summary>
    public static readonly ReasonCode CandidateUnlikely = new(
        "TLS212",
        nameof(CandidateUnlikely),
        Permanent,
        "The machine is one of several that the connections may be of, and every value of the baseline is right.",
        "Look at the other candidates first; an application with its own settings may still be the one."
    );

    /// <summary>A name that nobody but the client says.</summary>
    public static readonly ReasonCode NameUnconfirmed = new(
        "TLS213",
        nameof(NameUnconfirmed),
        Permanent,
        "The computer name is only what the client said of itself, and no address or identity bears it out.",
        "Collect Schannel events from the candidate, or a source that logs its address or resource id."
    );
}
