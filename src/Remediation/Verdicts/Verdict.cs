using Remediation.Reasons;

namespace Remediation.Verdicts;

/// <summary>One machine's verdict.</summary>
/// <param name="Kind">The kind of verdict.</param>
/// <param name="Reason">Why, and what to do next.</param>
public sealed record Verdict(VerdictKind Kind, Reason Reason);
