namespace Remediation.Evaluation;

/// <summary>One likely cause of one machine's legacy connections.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Because">
/// The evidence for the cause, one sentence. The sentence may quote logs and machines, so every output escapes it.
/// </param>
public sealed record LikelyCause(Cause Cause, string Because);
