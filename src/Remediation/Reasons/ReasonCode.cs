namespace Remediation.Reasons;

/// <summary>Whether the same question may get another answer by itself.</summary>
public enum Recurrence
{
    /// <summary>The answer stays until somebody changes something.</summary>
    Decisive,

    /// <summary>The next sweep may well get another answer.</summary>
    Transient,
}

/// <summary>One documented reason. The table is <see cref="ReasonCodes"/>; the page for people is docs/reasons.md.</summary>
/// <param name="Id">Stable id, <c>TLS</c> and three digits; the hundreds digit is the room. Never reused.</param>
/// <param name="Name">Short name in Pascal case, used in JSON beside the id.</param>
/// <param name="Recurrence">Decisive or transient; the only place that says so.</param>
/// <param name="Meaning">What happened, one sentence.</param>
/// <param name="NextStep">What an operator does about it, one sentence.</param>
public sealed record ReasonCode(string Id, string Name, Recurrence Recurrence, string Meaning, string NextStep)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}

/// <summary>A reason code and what was particular about this case.</summary>
/// <param name="Code">The documented reason.</param>
/// <param name="Detail">The particulars, plain text; may quote untrusted log text, so it is escaped wherever it is shown.</param>
public sealed record Reason(ReasonCode Code, string Detail)
{
    /// <summary>A reason with nothing particular to add.</summary>
    public static implicit operator Reason(ReasonCode code) => Of(code);

    /// <summary>A reason with nothing particular to add.</summary>
    public static Reason Of(ReasonCode code) => new(code, code.Meaning);
}
