using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Policies;

namespace Remediation.Evaluation;

/// <summary>
/// Finds out why a machine makes legacy connections. Pure and total. A fact that could not be read points to no cause;
/// if no fact points to a cause, the cause is <see cref="Cause.Unknown"/>.
/// </summary>
public static class CauseEvaluator
{
    /// <summary>
    /// The likely causes in the order of <see cref="CauseCatalog.All"/>, each once; empty if and only if the machine
    /// has no findings.
    /// </summary>
    /// <param name="suspect">The machine and its findings.</param>
    /// <param name="facts">The machine's report; null if there is none.</param>
    /// <param name="policy">The operator's choices.</param>
    /// <param name="now">The sweep's time, UTC.</param>
    public static IReadOnlyList<LikelyCause> Evaluate(
        PlanSubject suspect,
        GuestReport? facts,
        SweepPolicy policy,
        DateTimeOffset now
    )
    {
        // Connections of a program with its own TLS library say nothing about the registry.
        if (suspect.Findings.Count == 0 || NonSchannelClients.ExplainAll(suspect.Findings))
        {
            return [.. OwnAgents(suspect)];
        }

        LikelyCause[] causes =
        [
            .. facts is null ? [] : GuestCauseEvaluator.Evaluate(suspect, facts, policy.Baseline),
            .. Refused(suspect),
            .. OwnAgents(suspect),
            .. Fallback(suspect, policy, now),
        ];
        if (causes.Length > 0)
        {
            return causes.DistinctBy(cause => cause.Cause).OrderBy(cause => cause.Cause).ToArray();
        }

        if (facts is null)
        {
            return [new LikelyCause(Cause.Unknown, "The machine was not read, and the logs do not tell.")];
        }

        return [GuestCauseEvaluator.FindFallback(suspect, facts, policy.Baseline)];
    }

    private static IEnumerable<LikelyCause> OwnAgents(PlanSubject suspect) =>
        NonSchannelClients.Quote(suspect.Findings) is { Length: > 0 } quoted
            ? [new LikelyCause(Cause.NonSchannelClient, $"The log names {quoted}.")]
            : [];

    private static IEnumerable<LikelyCause> Refused(PlanSubject suspect)
    {
        return suspect.Findings.Any(finding => finding.AllEvidence.Contains("Schannel 36874"))
            ?
            [
                new LikelyCause(
                    Cause.CipherMismatch,
                    "The log holds Schannel 36874: a handshake without a cipher suite in common."
                ),
            ]
            : [];
    }

    private static IEnumerable<LikelyCause> Fallback(PlanSubject suspect, SweepPolicy policy, DateTimeOffset now)
    {
        return policy.NoiseFloor.FindShortfalls(suspect.Findings, now) is { Count: > 0 } shortfalls
            ?
            [
                new LikelyCause(
                    Cause.TransientFallback,
                    $"The noise floor is not reached: {string.Join("; ", shortfalls)}."
                ),
            ]
            : [];
    }
}
