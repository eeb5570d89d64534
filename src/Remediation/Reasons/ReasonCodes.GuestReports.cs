using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS500 to TLS599.</content>
public static partial class ReasonCodes
{
    /// <summary>No frame in the output.</summary>
    public static readonly ReasonCode FrameMissing = new(
        "TLS501",
        nameof(FrameMissing),
        Transient,
        "The script's output has no report frame.",
        "Read the run command's error output. The next sweep reads the machine again."
    );

    /// <summary>Frame cut or damaged.</summary>
    public static readonly ReasonCode FrameDamaged = new(
        "TLS502",
        nameof(FrameDamaged),
        Transient,
        "The report frame is truncated or damaged.",
        "Nothing to do; the next sweep reads the machine again."
    );

    /// <summary>Frame of another order.</summary>
    public static readonly ReasonCode FrameOfOtherOrder = new(
        "TLS503",
        nameof(FrameOfOtherOrder),
        Transient,
        "The report frame belongs to another order.",
        "Nothing to do; a stale reply is never used."
    );

    /// <summary>Frame of another version.</summary>
    public static readonly ReasonCode FrameVersionUnknown = new(
        "TLS504",
        nameof(FrameVersionUnknown),
        Permanent,
        "The report frame has a version that this build cannot read.",
        "Deploy the sweep and the script from the same build."
    );

    /// <summary>The script failed in the machine.</summary>
    public static readonly ReasonCode ScriptFailed = new(
        "TLS505",
        nameof(ScriptFailed),
        Transient,
        "The script reported a failure inside the machine.",
        "Read the script's message in the detail."
    );

    /// <summary>A value could not be read.</summary>
    public static readonly ReasonCode ValueUnreadable = new(
        "TLS506",
        nameof(ValueUnreadable),
        Permanent,
        "At least one registry value could not be read, so the machine cannot be called compliant.",
        "Check the permissions of the key named in the detail."
    );

    /// <summary>Restore refused.</summary>
    public static readonly ReasonCode RestoreRefused = new(
        "TLS507",
        nameof(RestoreRefused),
        Permanent,
        "A value was changed after the repair, so it was not restored.",
        "Decide by hand which value is right."
    );

    /// <summary>The guest undid its own writes.</summary>
    public static readonly ReasonCode RepairRolledBack = new(
        "TLS508",
        nameof(RepairRolledBack),
        Permanent,
        "A write failed, and the script put every value back.",
        "Check the permissions of the key named in the detail."
    );
}
