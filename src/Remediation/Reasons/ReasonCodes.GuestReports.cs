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
        "The script's output holds no report frame.",
        "Look at the run command's error output; the machine is read again in the next sweep."
    );

    /// <summary>Frame cut or damaged.</summary>
    public static readonly ReasonCode FrameDamaged = new(
        "TLS502",
        nameof(FrameDamaged),
        Transient,
        "The report frame is cut or damaged.",
        "Nothing to do; the machine is read again in the next sweep."
    );

    /// <summary>Frame of another order.</summary>
    public static readonly ReasonCode FrameOfOtherOrder = new(
        "TLS503",
        nameof(FrameOfOtherOrder),
        Transient,
        "The report frame belongs to another order.",
        "Nothing to do; a stale answer is never taken for a fresh one."
    );

    /// <summary>Frame of another version.</summary>
    public static readonly ReasonCode FrameVersionUnknown = new(
        "TLS504",
        nameof(FrameVersionUnknown),
        Permanent,
        "The report frame has a version that this build does not read.",
        "Let the sweep and the script come from the same build."
    );

    /// <summary>The script failed in the machine.</summary>
    public static readonly ReasonCode ScriptFailed = new(
        "TLS505",
        nameof(ScriptFailed),
        Transient,
        "The script reported a failure inside the machine.",
        "Read the guest's message in the detail."
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
        "A value was changed by somebody since the repair, so it was not restored.",
        "Decide by hand which value is right."
    );

    /// <summary>The guest undid its own writes.</summary>
    public static readonly ReasonCode RepairRolledBack = new(
        "TLS508",
        nameof(RepairRolledBack),
        Permanent,
        "A write failed, and the script put every value back as it was.",
        "Check the permissions of the key named in the detail."
    );
}
