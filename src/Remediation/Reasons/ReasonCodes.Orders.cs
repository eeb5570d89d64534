using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS400 to TLS499.</content>
public static partial class ReasonCodes
{
    /// <summary>The platform refused the order.</summary>
    public static readonly ReasonCode OrderRejected = new(
        "TLS401",
        nameof(OrderRejected),
        Permanent,
        "Azure refused the run command.",
        "Read Azure's message in the detail."
    );

    /// <summary>403.</summary>
    public static readonly ReasonCode AccessDenied = new(
        "TLS402",
        nameof(AccessDenied),
        Permanent,
        "This identity is not allowed to run commands on the machine.",
        "Assign the role that has runCommands/read, write and delete, and for Arc servers machines/read."
    );

    /// <summary>404.</summary>
    public static readonly ReasonCode MachineNotFound = new(
        "TLS403",
        nameof(MachineNotFound),
        Permanent,
        "The machine no longer exists.",
        "Nothing to do; the inventory follows within minutes."
    );

    /// <summary>409 because of the machine's state.</summary>
    public static readonly ReasonCode MachineNotReady = new(
        "TLS404",
        nameof(MachineNotReady),
        Transient,
        "The machine is not running or its agent is not ready.",
        "Nothing to do if it was stopped intentionally. Otherwise check the VM agent."
    );

    /// <summary>409 because of another operation.</summary>
    public static readonly ReasonCode MachineBusy = new(
        "TLS405",
        nameof(MachineBusy),
        Transient,
        "Another operation on the machine is in progress, or it has 25 run commands already.",
        "Nothing to do; the next sweep tries again. Delete run commands that are not needed."
    );

    /// <summary>429.</summary>
    public static readonly ReasonCode OrderThrottled = new(
        "TLS406",
        nameof(OrderThrottled),
        Transient,
        "Azure throttled the order.",
        "Nothing to do; the next sweep tries again."
    );

    /// <summary>Deadline passed on the machine.</summary>
    public static readonly ReasonCode OrderTimedOut = new(
        "TLS407",
        nameof(OrderTimedOut),
        Transient,
        "The script did not end within the script timeout.",
        "Check the machine's load and agent. The next sweep reads the machine again."
    );

    /// <summary>Somebody cancelled it.</summary>
    public static readonly ReasonCode OrderCancelled = new(
        "TLS408",
        nameof(OrderCancelled),
        Transient,
        "The run command was cancelled or deleted before it ended.",
        "If you did not delete it, find out who did."
    );

    /// <summary>Nothing came back.</summary>
    public static readonly ReasonCode Unreachable = new(
        "TLS409",
        nameof(Unreachable),
        Transient,
        "Azure or the machine's agent did not respond.",
        "Check the VM agent and outbound port 443; the next sweep tries again."
    );

    /// <summary>Terminal state without meaning.</summary>
    public static readonly ReasonCode ReplyUnknown = new(
        "TLS410",
        nameof(ReplyUnknown),
        Transient,
        "The run command ended in a state that proves nothing.",
        "Check the run command in the portal. The next sweep reads the machine again."
    );

    /// <summary>Still running at the end of the sweep.</summary>
    public static readonly ReasonCode OrderOutstanding = new(
        "TLS411",
        nameof(OrderOutstanding),
        Transient,
        "The order was still running when the sweep ended; the next sweep finds it by its name.",
        "Nothing to do."
    );

    /// <summary>An Arc server whose agent is told not to run scripts.</summary>
    public static readonly ReasonCode ArcAgentBlocks = new(
        "TLS412",
        nameof(ArcAgentBlocks),
        Permanent,
        "The Arc agent's configuration on the server blocks run commands, and Azure cannot override that.",
        "Ask an administrator of the server to run the azcmagent command in the detail, or repair the server by "
            + "hand."
    );

    /// <summary>An Arc agent from before run commands.</summary>
    public static readonly ReasonCode ArcAgentTooOld = new(
        "TLS413",
        nameof(ArcAgentTooOld),
        Permanent,
        "The Arc agent on the server is too old to support run commands.",
        "Ask an administrator of the server to update the Connected Machine agent."
    );

    /// <summary>Several servers with one Arc identity.</summary>
    public static readonly ReasonCode ArcServerCloned = new(
        "TLS414",
        nameof(ArcServerCloned),
        Permanent,
        "Several servers share this Arc resource because one was cloned: an order might reach any of them.",
        "Disconnect the clone with azcmagent and connect it again under its own name."
    );

    /// <summary>The script never began.</summary>
    public static readonly ReasonCode OrderWithdrawn = new(
        "TLS415",
        nameof(OrderWithdrawn),
        Transient,
        "The script had not started, or had not ended long after the script timeout, so its run command was "
            + "removed: it must not run days later.",
        "Check the machine's agent and its connection to Azure. A later sweep tries again."
    );

    /// <summary>Its turn did not come.</summary>
    public static readonly ReasonCode TimeBudgetExhausted = new(
        "TLS416",
        nameof(TimeBudgetExhausted),
        Transient,
        "The sweep's time budget was used up before this order's turn; it was not sent.",
        "Nothing to do; a follow-up sweep or the next one sends it."
    );

    /// <summary>403 to a question about an order that was sent.</summary>
    public static readonly ReasonCode AccessLost = new(
        "TLS417",
        nameof(AccessLost),
        Transient,
        "The order was sent, and reading its status is now denied; it may have run.",
        "Assign the role that has runCommands/read, write and delete again. The next sweep reads the order's "
            + "result."
    );
}
