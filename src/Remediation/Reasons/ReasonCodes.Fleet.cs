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
        "The log identifies no machine: it has no resource id, computer name or address.",
        "Use a source that identifies its caller, such as Schannel events from the machines."
    );

    /// <summary>The caller is not in the inventory.</summary>
    public static readonly ReasonCode NotInInventory = new(
        "TLS202",
        nameof(NotInInventory),
        Permanent,
        "No machine in the inventory has this resource id, name or address.",
        "If the machine is yours, widen the scope. Otherwise inform its owner."
    );

    /// <summary>The address belongs to several machines.</summary>
    public static readonly ReasonCode AddressShared = new(
        "TLS203",
        nameof(AddressShared),
        Permanent,
        "Several machines share this address (NAT gateway, load balancer, overlapping ranges), so the "
            + "connections are attributed to none of them.",
        "Collect Schannel events from the candidates, or inspect them by name, to find the machine."
    );

    /// <summary>The name belongs to several machines.</summary>
    public static readonly ReasonCode NameShared = new(
        "TLS204",
        nameof(NameShared),
        Permanent,
        "Several machines have this computer name, so the connections are attributed to none of them.",
        "Give the machines distinct names, or use a source that logs the resource id."
    );

    /// <summary>Two witnesses point to different machines.</summary>
    public static readonly ReasonCode EvidenceConflicts = new(
        "TLS205",
        nameof(EvidenceConflicts),
        Permanent,
        "The log's evidence about the caller (name, address, resource id, managed identity) points to different "
            + "machines.",
        "Check for a moved address or a cloned machine."
    );

    /// <summary>The inventory could not be read in full.</summary>
    public static readonly ReasonCode InventoryIncomplete = new(
        "TLS206",
        nameof(InventoryIncomplete),
        Transient,
        "The inventory is incomplete, so no match is certainly unique and no machine is contacted.",
        "Check this identity's read access to the subscriptions in scope, then sweep again."
    );

    /// <summary>The address never names a machine.</summary>
    public static readonly ReasonCode AddressNotAMachine = new(
        "TLS207",
        nameof(AddressNotAMachine),
        Permanent,
        "The address is loopback, link-local, a wildcard or Azure's own platform address.",
        "Nothing to do; such an address identifies no machine."
    );

    /// <summary>The row was written by the server side of the connection and does not name the client.</summary>
    public static readonly ReasonCode RemoteClientUnknown = new(
        "TLS208",
        nameof(RemoteClientUnknown),
        Permanent,
        "The server side of the connection wrote the event, and it does not identify the client.",
        "Collect client-side Schannel events, or join the server's network log by time."
    );

    /// <summary>Nobody witnessed the address.</summary>
    public static readonly ReasonCode AddressUnconfirmed = new(
        "TLS209",
        nameof(AddressUnconfirmed),
        Permanent,
        "No heartbeat shows this machine holding the address while the connections were made.",
        "Send heartbeats of the machine's agent (or VM connection records) to a workspace that is queried; then "
            + "its address proves it."
    );

    /// <summary>The address was another machine's.</summary>
    public static readonly ReasonCode AddressMoved = new(
        "TLS210",
        nameof(AddressMoved),
        Permanent,
        "Another machine also held the address while the connections were made, or holds it now.",
        "Check the candidates' own Schannel events for the origin of the connections."
    );

    /// <summary>A candidate with wrong values.</summary>
    public static readonly ReasonCode CandidateLikely = new(
        "TLS211",
        nameof(CandidateLikely),
        Permanent,
        "The machine is one of several candidates, and its values are wrong.",
        "Check it first. Repair it by hand when you are sure that it is the origin."
    );

    /// <summary>A candidate with right values.</summary>
    public static readonly ReasonCode CandidateUnlikely = new(
        "TLS212",
        nameof(CandidateUnlikely),
        Permanent,
        "The machine is one of several candidates, and every value of the baseline is right.",
        "Check the other candidates first. An application with its own TLS settings on this machine is still "
            + "possible."
    );

    /// <summary>A name that nobody but the client says.</summary>
    public static readonly ReasonCode NameUnconfirmed = new(
        "TLS213",
        nameof(NameUnconfirmed),
        Permanent,
        "Only the client itself sent this computer name; no address or identity confirms it.",
        "Collect Schannel events from the candidate, or use a source that logs its address or resource id."
    );
}
