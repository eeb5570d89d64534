using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Verdicts;

namespace Lab.Loop;

/// <summary>
/// Holds a report against the world, machine by machine: is each verdict true? The rules know nothing of how the
/// product came to its verdict.
/// </summary>
public static class Audit
{
    private static readonly string[] Legacy = ["TLS 1.0", "TLS 1.1"];

    // Reasons that say: Azure refused this order, so its script never ran.
    private static readonly ReasonCode[] NeverRan =
    [
        ReasonCodes.OrderRejected,
        ReasonCodes.AccessDenied,
        ReasonCodes.MachineGone,
        ReasonCodes.MachineNotReady,
        ReasonCodes.MachineBusy,
        ReasonCodes.TooLate,
        ReasonCodes.ArcAgentBlocks,
        ReasonCodes.ArcAgentTooOld,
        ReasonCodes.ArcServerCloned,
    ];

    // Reasons that quote what the script itself sent.
    private static readonly ReasonCode[] Ran =
    [
        ReasonCodes.FrameDamaged,
        ReasonCodes.FrameForeign,
        ReasonCodes.GuestFailed,
        ReasonCodes.ValueUnreadable,
        ReasonCodes.RestoreRefused,
    ];

    /// <summary>Every disagreement, in words; empty where report and world agree.</summary>
    public static IReadOnlyList<string> Disagreements(SweepReport report, GroundTruth truth)
    {
        var lines = report.Machines.ToDictionary(line => line.Step.Machine.Id.Value, StringComparer.Ordinal);
        var unknown = lines
            .Keys.Except(truth.Machines.Select(machine => machine.Id))
            .Select(id => $"{id} is in the report and not in the world");
        return
        [
            .. truth.Machines.SelectMany(machine =>
                Disagreements(
                    machine,
                    lines.GetValueOrDefault(machine.Id),
                    truth.Faults is null ? null : report.StartedAt
                )
            ),
            .. unknown,
        ];
    }

    /// <summary>Machines whose verdict is not the one that their story demands after the whole loop.</summary>
    public static IReadOnlyList<string> Unexpected(SweepReport report, GroundTruth truth)
    {
        var verdicts = report.Machines.ToDictionary(
            line => line.Step.Machine.Id.Value,
            line => line.Verdict.Kind,
            StringComparer.Ordinal
        );
        return
        [
            .. truth
                .Machines.Where(machine =>
                    verdicts.TryGetValue(machine.Id, out var verdict) && verdict != machine.Expected
                )
                .Select(machine =>
                    $"{machine.Name}: its story demands {machine.Expected}, the report says {verdicts[machine.Id]}"
                ),
        ];
    }

    // Where nothing goes wrong, a machine that the last sweep left alone was always left alone, and one restart is
    // enough for a story. Where things go wrong, a verdict says only what its own sweep did and saw, and is held to
    // that.
    private static IEnumerable<string> Disagreements(
        MachineTruth truth,
        MachineLine? line,
        DateTimeOffset? sweepAmongFaults
    )
    {
        var claims =
            line is null ? Missing(truth)
            : sweepAmongFaults is { } start ? ClaimsAmongFaults(truth, line, start)
            : Claims(truth, line.Verdict.Kind);
        return claims
            .Append((Text: "no repair was applied twice", Holds: truth.RepairsRepeated == 0))
            .Where(claim => !claim.Holds)
            .Select(claim => $"{truth.Name} {line?.Verdict.Kind}: the world contradicts '{claim.Text}'");
    }

    private static IEnumerable<(string Text, bool Holds)> Missing(MachineTruth truth)
    {
        return
        [
            (
                "is in no report, so it is deleted, or nobody touched it and it left no legacy line",
                truth.IsDeleted || (Untouched(truth) && truth.LegacyLines == 0)
            ),
        ];
    }

    private static IEnumerable<(string Text, bool Holds)> Claims(MachineTruth truth, VerdictKind verdict)
    {
        return verdict switch
        {
            VerdictKind.Confirmed =>
            [
                ("it was legacy", IsLegacy(truth.Before)),
                ("it is modern", IsModern(truth.After)),
                ("it restarted", truth.Restarts > 0),
            ],
            VerdictKind.Compliant or VerdictKind.Repaired => [("it is modern", IsModern(truth.After))],
            VerdictKind.RestartPending =>
            [
                ("values were written", Changed(truth)),
                ("it did not restart since", truth.Restarts == truth.RestartsBeforeRepair),
            ],
            VerdictKind.StillLegacy => [("it is legacy", IsLegacy(truth.After))],
            VerdictKind.Drifted =>
            [
                ("it restarted", truth.Restarts > 0),
                ("it is legacy again", IsLegacy(truth.After)),
            ],
            VerdictKind.RolledBack =>
            [
                ("scripts ran", truth.ScriptsRun > 0),
                ("its values are as they were", !Changed(truth)),
            ],
            VerdictKind.Refused or VerdictKind.Unproven => [("nobody touched it", Untouched(truth))],
            _ => [("its values are as they were", !Changed(truth))],
        };
    }

    private static IEnumerable<(string Text, bool Holds)> ClaimsAmongFaults(
        MachineTruth truth,
        MachineLine line,
        DateTimeOffset start
    )
    {
        var isOutstanding =
            line.Verdict is { Kind: VerdictKind.Unproven } unproven
            && unproven.Reason.Code == ReasonCodes.OrderOutstanding;
        return line.Verdict.Kind switch
        {
            VerdictKind.Unproven when isOutstanding =>
            [
                ("its order was sent", truth.OrdersSent.Any(order => order.Name == line.OrderName)),
            ],
            VerdictKind.Refused or VerdictKind.Unproven =>
            [
                ("this sweep sent it no order", truth.OrdersSent.All(order => order.At < start)),
                ("nobody touched it, or an order was sent to it", truth.OrdersSent.Count > 0 || Untouched(truth)),
            ],
            VerdictKind.Failed => Failure(truth, line),
            // What an application asks for in its own code no repair can change, and only traffic tells.
            VerdictKind.Repaired when truth.Expected == VerdictKind.StillLegacy =>
            [
                ("values were written", Changed(truth)),
                ("it restarted since", truth.Restarts > truth.RestartsBeforeRepair),
            ],
            VerdictKind.Drifted =>
            [
                ("it restarted or was made anew", truth.Restarts + truth.Recreations > 0),
                ("it is legacy again", IsLegacy(truth.After)),
            ],
            _ => Claims(truth, line.Verdict.Kind),
        };
    }

    // A failure tells no state; what it does tell is in its reason.
    private static IEnumerable<(string Text, bool Holds)> Failure(MachineTruth truth, MachineLine line)
    {
        var hasRun = truth.OrdersRun.Contains(line.OrderName);
        if (NeverRan.Contains(line.Verdict.Reason.Code))
        {
            return [("its order never ran", !hasRun)];
        }

        if (Ran.Contains(line.Verdict.Reason.Code))
        {
            return [("its order ran", hasRun)];
        }

        return [];
    }

    private static bool Untouched(MachineTruth truth) => truth.ScriptsRun == 0 && !Changed(truth);

    private static bool Changed(MachineTruth truth) => !truth.Before.Tls.SequenceEqual(truth.After.Tls);

    private static bool IsLegacy(MachineState state) => Legacy.Contains(state.Protocol);

    private static bool IsModern(MachineState state) => state.Protocol is "TLS 1.2" or "TLS 1.3";
}
