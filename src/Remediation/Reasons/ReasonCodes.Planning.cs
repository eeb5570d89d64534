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
        "The machine's tag opts it out.",
        "Ask the owner; remove the tag when the machine may be repaired."
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
        "The machine is not known to run Windows; its TLS is not set in a Windows registry.",
        "Tell the machine's owner; OpenSSL and others have their own configuration."
    );

    /// <summary>The machine is not running.</summary>
    public static readonly ReasonCode NotRunning = new(
        "TLS304",
        nameof(NotRunning),
        Transient,
        "The machine is not running, and we never start one.",
        "Nothing to do; it is looked at again when it runs."
    );

    /// <summary>Repaired as often as the policy allows.</summary>
    public static readonly ReasonCode AttemptsExhausted = new(
        "TLS306",
        nameof(AttemptsExhausted),
        Permanent,
        "The machine has had as many repair attempts as the policy allows.",
        "Look at the earlier reports for this machine, mend the cause, then clear its ledger entry."
    );

    /// <summary>A failed attempt is too recent.</summary>
    public static readonly ReasonCode CoolingDown = new(
        "TLS307",
        nameof(CoolingDown),
        Transient,
        "The last attempt failed a short while ago; the machine is left alone until the time given.",
        "Nothing to do; a sweep after that time tries again."
    );

    /// <summary>More machines than the cap.</summary>
    public static readonly ReasonCode CapExceeded = new(
        "TLS308",
        nameof(CapExceeded),
        Permanent,
        "More machines would be repaired than the cap allows, so none is.",
        "Check why so many match, then raise the cap or narrow the scope."
    );

    /// <summary>Report mode contacts nothing.</summary>
    public static readonly ReasonCode ReportOnly = new(
        "TLS309",
        nameof(ReportOnly),
        Permanent,
        "The sweep's mode does not allow this order; the decision says what a wider mode would do.",
        "Read the plan; sweep in Repair mode when you agree with it."
    );

    /// <summary>The sweep was asked to contact others only.</summary>
    public static readonly ReasonCode NotTargeted = new(
        "TLS310",
        nameof(NotTargeted),
        Permanent,
        "This sweep was asked to contact other machines only.",
        "Nothing to do; start a sweep that names this machine, or one that names none."
    );

    /// <summary>The plan is not the one that was approved.</summary>
    public static readonly ReasonCode PlanChanged = new(
        "TLS311",
        nameof(PlanChanged),
        Permanent,
        "The plan that this sweep made is not the one that was approved, so nobody is contacted.",
        "Read the new plan and approve its id."
    );

    /// <summary>A dry run contacts nothing.</summary>
    public static readonly ReasonCode DryRun = new(
        "TLS312",
        nameof(DryRun),
        Permanent,
        "This sweep is a dry run; the decision says what the same sweep would do.",
        "Start the sweep without dry run, with the id of this plan, when you agree with it."
    );

    /// <summary>Programs with their own TLS made every connection.</summary>
    public static readonly ReasonCode NonSchannelClient = new(
        "TLS313",
        nameof(NonSchannelClient),
        Permanent,
        "Every legacy connection of the machine names a program that brings its own TLS, so registry values "
            + "would change nothing.",
        "Update or reconfigure the programs in the detail; docs/diagnosis.md tells how they are known."
    );

    /// <summary>The first machine failed.</summary>
    public static readonly ReasonCode CanaryFailed = new(
        "TLS314",
        nameof(CanaryFailed),
        Permanent,
        "One of the first machines that were written to failed, so no other is written to.",
        "Look at that machine; sweep again when its cause is mended."
    );

    /// <summary>So many failed that the sweep stopped.</summary>
    public static readonly ReasonCode TooManyErrors = new(
        "TLS315",
        nameof(TooManyErrors),
        Permanent,
        "So many machines failed that no more are written to.",
        "Look at the failed machines for a common cause, then sweep again."
    );

    /// <summary>Somebody pulled the kill switch.</summary>
    public static readonly ReasonCode KillSwitchOn = new(
        "TLS316",
        nameof(KillSwitchOn),
        Permanent,
        "The kill switch is on, so no order is sent.",
        "Take it back when it is safe: docs/safety.md."
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
        "The settings of this installation leave the machine out.",
        "Nothing to do; change Sweep__ResourceGroups, Sweep__ExcludedResourceGroups or Sweep__RequiredTag if "
            + "it belongs in."
    );
}
