namespace Remediation.Reasons;

/// <summary>
/// One documented reason. The table is <see cref="ReasonCodes"/>; the page for people is docs/reasons.md.
/// </summary>
/// <param name="Id">Stable id, <c>TLS</c> and three digits; the hundreds digit is the room. Never reused.</param>
/// <param name="Name">Short name in Pascal case, used in JSON beside the id.</param>
/// <param name="Recurrence">Permanent or transient; the only place that says so.</param>
/// <param name="Meaning">What happened, one sentence.</param>
/// <param name="NextStep">What an operator does about it, one sentence.</param>
public sealed record ReasonCode(string Id, string Name, Recurrence Recurrence, string Meaning, string NextStep)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}
