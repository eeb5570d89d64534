using System.Diagnostics;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Verdicts;

namespace Simulator.Verification;

/// <summary>What a machine's verdict claims about the simulated machine.</summary>
internal static class VerdictClaims
{
    private static readonly string[] Legacy = ["TLS 1.0", "TLS 1.1"];

    // Azure refused the order, so its script never ran.
    private static readonly ReasonCode[] ReasonsWithoutRun =
    [
        ReasonCodes.OrderRejected,
        ReasonCodes.AccessDenied,
        ReasonCodes.MachineNotFound,
        ReasonCodes.MachineNotReady,
        ReasonCodes.MachineBusy,
        ReasonCodes.RestartWindowMissed,
        ReasonCodes.ArcAgentBlocks,
        ReasonCodes.ArcAgentTooOld,
        ReasonCodes.ArcServerCloned,
    ];

    // The reason quotes what the script sent.
    private static readonly ReasonCode[] ReasonsWithRun =
    [
        ReasonCodes.FrameDamaged,
        ReasonCodes.FrameOfOtherOrder,
        ReasonCodes.ScriptFailed,
        ReasonCodes.ValueUnreadable,
        ReasonCodes.RestoreRefused,
    ];

    /// <summary>
    /// Lists what the report claims. Without faults, a verdict is held against the whole story: a machine that is left
    /// alone was always left alone, and one restart is enough. With faults, it is held only against what its own sweep
    /// did and saw.
    /// </summary>
    /// <param name="truth">The machine.</param>
    /// <param name="line">The machine's line; null if it is not in the report.</param>
    /// <param name="sweepWithFaults">When the sweep started; null if nothing was made to go wrong.</param>
    public static IEnumerable<VerdictClaim> List(MachineTruth truth, MachineLine? line, DateTimeOffset? sweepWithFaults)
    {
        if (line is null)
        {
            return ListWithoutLine(truth);
        }

        return sweepWithFaults is { } start ? ListWithFaults(truth, line, start) : ListClaims(truth, line.Verdict.Kind);
    }

    private static IEnumerable<VerdictClaim> ListWithoutLine(MachineTruth truth)
    {
        return
        [
            new(
                "is in no report, so it is deleted, or nobody touched it and it left no legacy line",
                truth.IsDeleted || (IsUntouched(truth) && truth.LegacyLines == 0)
            ),
        ];
    }

    private static IEnumerable<VerdictClaim> ListClaims(MachineTruth truth, VerdictKind verdict)
    {
        return verdict switch
        {
            VerdictKind.Confirmed =>
            [
                new("it was legacy", IsLegacy(truth.Before)),
                new("it is modern", IsModern(truth.After)),
                new("it restarted", truth.Restarts > 0),
            ],
            VerdictKind.Compliant or VerdictKind.Repaired => [new("it is modern", IsModern(truth.After))],
            VerdictKind.RestartPending =>
            [
                new("values were written", HasChanged(truth)),
                new("it did not restart since", truth.Restarts == truth.RestartsBeforeRepair),
            ],
            VerdictKind.StillLegacy => [new("it is legacy", IsLegacy(truth.After))],
            VerdictKind.Drifted =>
            [
                new("it restarted", truth.Restarts > 0),
                new("it is legacy again", IsLegacy(truth.After)),
            ],
            VerdictKind.RolledBack =>
            [
                new("scripts ran", truth.ScriptsRun > 0),
                new("its values are as they were", !HasChanged(truth)),
            ],
            VerdictKind.Refused or VerdictKind.Unproven => [new("nobody touched it", IsUntouched(truth))],
            VerdictKind.Failed => [new("its values are as they were", !HasChanged(truth))],
            _ => throw new UnreachableException($"{verdict} is no known verdict."),
        };
    }

    private static IEnumerable<VerdictClaim> ListWithFaults(MachineTruth truth, MachineLine line, DateTimeOffset start)
    {
        var isOutstanding =
            line.Verdict is { Kind: VerdictKind.Unproven } unproven
            && unproven.Reason.Code == ReasonCodes.OrderOutstanding;
        return line.Verdict.Kind switch
        {
            VerdictKind.Unproven when isOutstanding =>
            [
                new("its order was sent", truth.OrdersSent.Any(order => order.Name == line.OrderName)),
            ],
            VerdictKind.Refused or VerdictKind.Unproven =>
            [
                new("this sweep sent it no order", truth.OrdersSent.All(order => order.At < start)),
                new("nobody touched it, or an order was sent to it", truth.OrdersSent.Count > 0 || IsUntouched(truth)),
            ],
            VerdictKind.Failed => ListFailureClaims(truth, line),
            // What an application asks for in its own code no repair can change, and only traffic tells.
            VerdictKind.Repaired when truth.Expected == VerdictKind.StillLegacy =>
            [
                new("values were written", HasChanged(truth)),
                new("it restarted since", truth.Restarts > truth.RestartsBeforeRepair),
            ],
            VerdictKind.Drifted =>
            [
                new("it restarted or was made anew", truth.Restarts + truth.Recreations > 0),
                new("it is legacy again", IsLegacy(truth.After)),
            ],
            VerdictKind.Compliant
            or VerdictKind.Repaired
            or VerdictKind.RestartPending
            or VerdictKind.Confirmed
            or VerdictKind.StillLegacy
            or VerdictKind.RolledBack => ListClaims(truth, line.Verdict.Kind),
            _ => throw new UnreachableException($"{line.Verdict.Kind} is no known verdict."),
        };
    }

    // A failure tells no state; what it does tell is in its reason.
    private static IEnumerable<VerdictClaim> ListFailureClaims(MachineTruth truth, MachineLine line)
    {
        var hasRun = truth.OrdersRun.Contains(line.OrderName);
        if (ReasonsWithoutRun.Contains(line.Verdict.Reason.Code))
        {
            return [new("its order never ran", !hasRun)];
        }

        if (ReasonsWithRun.Contains(line.Verdict.Reason.Code))
        {
            return [new("its order ran", hasRun)];
        }

        return [];
    }

    private static bool IsUntouched(MachineTruth truth) => truth.ScriptsRun == 0 && !HasChanged(truth);

    private static bool HasChanged(MachineTruth truth) => !truth.Before.Tls.SequenceEqual(truth.After.Tls);

    private static bool IsLegacy(MachineState state) => Legacy.Contains(state.Protocol);

    private static bool IsModern(MachineState state) => state.Protocol is "TLS 1.2" or "TLS 1.3";
}
