namespace Remediation.Reasons;

/// <summary>A reason code and what was particular about this case.</summary>
/// <param name="Code">The documented reason.</param>
/// <param name="Detail">
/// Details as plain text. The text may quote untrusted log text, so every output escapes it.
/// </param>
public sealed record Reason(ReasonCode Code, string Detail)
{
    /// <summary>A reason with nothing particular to add.</summary>
    public static implicit operator Reason(ReasonCode code) => From(code);

    /// <summary>A reason with nothing particular to add.</summary>
    public static Reason From(ReasonCode code) => new(code, code.Meaning);
}
