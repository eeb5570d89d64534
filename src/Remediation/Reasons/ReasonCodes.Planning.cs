using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS300 to TLS399.</content>
public static partial class ReasonCodes
{
    /// <summary>The owner opted out by tag.</summary>
    public static readonly ReasonCode OptedOut = new(
        "TLS301",
        nameof(OptedOut),
        Permanent,
        "A tag opts the machine out.",
        "Ask the owner. Remove the tag when the machine may be repaired."
    );

    /// <summary>Tags could not be read, so an opt-out cannot be ruled out.</summary>
    public static readonly ReasonCode TagsUnreadable = new(
        "TLS302",
        nameof(TagsUnreadable),
        Permanent,
        "The machine's tags could not be read, so an opt-out cannot be ruled out.",
        "Give this identity read access to the machine's tags."
    );

    /// <summary>Not a Windows machine, or not known to be one.</summary>
    public static readonly ReasonCode NotWindows = new(
        "TLS303",
        nameof(NotWindows),
        Permanent,
        "The machine is not known to run Windows; its TLS is not configured in a Windows registry.",
        "Inform the machine's owner. OpenSSL and other libraries have their own configuration."
    );

    /// <summary>The machine is not running.</summary>
    public static readonly ReasonCode NotRunning = new(
        "TLS304",
        nameof(NotRunning),
        Transient,
        "The machine is not running, and sweeps never start a machine.",
        "Nothing to do; a sweep includes it again when it runs."
    );

    /// <summary>Repaired as often as the policy allows.</summary>
    public static readonly ReasonCode AttemptsExhausted = new(
        "TLS306",
        nameof(AttemptsExhausted),
        Permanent,
        "The machine has had the maximum number of repair attempts.",
        "Read the earlier reports for this machine, fix the cause, then delete its ledger entry."
    );

    /// <summary>A failed attempt is too recent.</summary>
    public static readonly ReasonCode CoolingDown = new(
        "TLS307",
        nameof(CoolingDown),
        Transient,
        "The last attempt failed recently; the machine is not contacted until the given time.",
        "Nothing to do; a sweep after that time tries again."
    );

    /// <summary>More machines than the cap.</summary>
    public static readonly ReasonCode CapExceeded = new(
        "TLS308",
        nameof(CapExceeded),
        Permanent,
        "More machines would be repaired than the cap allows, so none is repaired.",
        "Check why so many machines match. Then raise the cap or narrow the scope."
    );

    /// <summary>Report mode contacts nothing.</summary>
    public static readonly ReasonCode ReportOnly = new(
        "TLS309",
        nameof(ReportOnly),
        Permanent,
        "The sweep's mode does not allow this order; the decision shows what a higher mode would do.",
        "Review the plan. Sweep in Repair mode when you agree with it."
    );

    /// <summary>The sweep was asked to contact others only.</summary>
    public static readonly ReasonCode NotTargeted = new(
        "TLS310",
        nameof(NotTargeted),
        Permanent,
        "The machine is not in this request's target list.",
        "Nothing to do. Start a sweep that names this machine, or one without targets, to include it."
    );

    /// <summary>The plan is not the one that was approved.</summary>
    public static readonly ReasonCode PlanChanged = new(
        "TLS311",
        nameof(PlanChanged),
        Permanent,
        "The plan of this sweep is not the approved one, so no machine is contacted.",
        "Review the new plan and approve its id."
    );

    /// <summary>A dry run contacts nothing.</summary>
    public static readonly ReasonCode DryRun = new(
        "TLS312",
        nameof(DryRun),
        Permanent,
        "This sweep is a dry run; the decision shows what the same sweep would do.",
        "Start the sweep without dry run, with the id of this plan, when you agree with it."
    );

    /// <summary>Programs with their own TLS made every connection.</summary>
    public static readonly ReasonCode NonSchannelClient = new(
        "TLS313",
        nameof(NonSchannelClient),
        Permanent,
        "Every legacy connection of the machine comes from a program with its own TLS, so registry values would "
            + "change nothing.",
        "Update or reconfigure the programs in the detail; docs/diagnosis.md says how they are recognised."
    );

    /// <summary>The first machine failed.</summary>
    public static readonly ReasonCode CanaryFailed = new(
        "TLS314",
        nameof(CanaryFailed),
        Permanent,
        "One of the canary machines failed, so no other machine is written to.",
        "Check that machine. Sweep again when its cause is fixed."
    );

    /// <summary>So many failed that the sweep stopped.</summary>
    public static readonly ReasonCode TooManyErrors = new(
        "TLS315",
        nameof(TooManyErrors),
        Permanent,
        "The error limit is reached, so no more machines are written to.",
        "Check the failed machines for a common cause, then sweep again."
    );

    /// <summary>Somebody pulled the kill switch.</summary>
    public static readonly ReasonCode KillSwitchOn = new(
        "TLS316",
        nameof(KillSwitchOn),
        Permanent,
        "The kill switch is on, so no order is sent.",
        "Switch it off when it is safe: docs/safety.md."
    );

    /// <summary>Nobody knows how the kill switch stands.</summary>
    public static readonly ReasonCode KillSwitchUnreadable = new(
        "TLS317",
        nameof(KillSwitchUnreadable),
        Transient,
        "The kill switch could not be read, so no order is sent.",
        "Check the storage account that holds the state; the next sweep reads it again."
    );

    /// <summary>The installation's settings leave it out.</summary>
    public static readonly ReasonCode OutOfScope = new(
        "TLS318",
        nameof(OutOfScope),
        Permanent,
        "The settings of this installation exclude the machine.",
        "Nothing to do. Change Sweep__ResourceGroups, Sweep__ExcludedResourceGroups or Sweep__RequiredTag to "
            + "include it."
    );
}
