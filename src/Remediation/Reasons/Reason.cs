namespace Remediation.Reasons;

/// <summary>A reason code and what was particular about this case.</summary>
/// <param name="Code">The documented reason.</param>
/// <param name="Detail">
/// The particulars, plain text; may quote untrusted log text, so it is escaped wherever it is shown.
/// </param>
public sealed record Reason(ReasonCode Code, string Detail)
{
    /// <summary>A reason with nothing particular to add.</summary>
    public static implicit operator Reason(ReasonCode code) => From(code);

    /// <summary>A reason with nothing particular to add.</summary>
    public static Reason From(ReasonCode code) => new(code, code.Meaning);
}
