namespace Remediation.Reasons;

/// <summary>
/// One documented reason. The table is <see cref="ReasonCodes"/>; docs/reasons.md explains it for operators.
/// </summary>
/// <param name="Id">
/// Stable id, <c>TLS</c> and three digits; the hundreds digit is the area. Ids are never reused.
/// </param>
/// <param name="Name">Short name in Pascal case, used in JSON beside the id.</param>
/// <param name="Recurrence">Permanent or transient; no other code classifies it.</param>
/// <param name="Meaning">What happened, one sentence.</param>
/// <param name="NextStep">What an operator does about it, one sentence.</param>
public sealed record ReasonCode(string Id, string Name, Recurrence Recurrence, string Meaning, string NextStep)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}
