namespace Remediation.Evaluation;

/// <summary>One likely cause of one machine's legacy connections.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Because">
/// What points to it, one sentence; may quote logs and guests, so it is escaped wherever it is shown.
/// </param>
public sealed record LikelyCause(Cause Cause, string Because);
