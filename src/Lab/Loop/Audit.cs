using Remediation.Reporting;
using Remediation.Verdicts;

namespace Lab.Loop;

/// <summary>
/// Holds a report against the world, machine by machine: is each verdict true? The rules know nothing of how the product came to its verdict.
/// </summary>
public static class Audit
{
    private static readonly string[] Legacy = ["TLS 1.0", "TLS 1.1"];

    /// <summary>Every disagreement, in words; empty where report and world agree.</summary>
    public static IReadOnlyList<string> Disagreements(SweepReport report, GroundTruth truth)
    {
        var lines = report.Machines.ToDictionary(line => line.Step.Machine.Id.Value, StringComparer.Ordinal);
        var unknown = lines.Keys.Except(truth.Machines.Select(machine => machine.Id)).Select(id => $"{id} is in the report and not in the world");
        return [.. truth.Machines.SelectMany(machine => Disagreements(machine, lines.GetValueOrDefault(machine.Id))), .. unknown];
    }

    /// <summary>Machines whose verdict is not the one that their story demands after the whole loop.</summary>
    public static IReadOnlyList<string> Unexpected(SweepReport report, GroundTruth truth)
    {
        var verdicts = report.Machines.ToDictionary(line => line.Step.Machine.Id.Value, line => line.Verdict.Kind, StringComparer.Ordinal);
        return [.. truth.Machines
            .Where(machine => verdicts.TryGetValue(machine.Id, out var verdict) && verdict != machine.Expected)
            .Select(machine => $"{machine.Name}: its story demands {machine.Expected}, the report says {verdicts[machine.Id]}")];
    }

    private static IEnumerable<string> Disagreements(MachineTruth truth, MachineLine? line)
    {
        var claims = line is null ? [("is in no report, so nobody touched it and it left no legacy line", Untouched(truth) && truth.LegacyLines == 0)]
            : Claims(truth, line.Verdict.Kind);
        return claims.Where(claim => !claim.Holds).Select(claim => $"{truth.Name} {line?.Verdict.Kind}: the world contradicts '{claim.Text}'");
    }

    private static IEnumerable<(string Text, bool Holds)> Claims(MachineTruth truth, VerdictKind verdict) => verdict switch
    {
        VerdictKind.Confirmed =>
        [
            ("it was legacy", IsLegacy(truth.Before)), ("it is modern", IsModern(truth.After)), ("it restarted", truth.Restarts > 0),
        ],
        VerdictKind.Compliant or VerdictKind.Repaired => [("it is modern", IsModern(truth.After))],
        VerdictKind.RestartPending => [("values were written", Changed(truth)), ("it did not restart", truth.Restarts == 0)],
        VerdictKind.StillLegacy => [("it is legacy", IsLegacy(truth.After))],
        VerdictKind.Drifted => [("it restarted", truth.Restarts > 0), ("it is legacy again", IsLegacy(truth.After))],
        VerdictKind.RolledBack => [("scripts ran", truth.ScriptsRun > 0), ("its values are as they were", !Changed(truth))],
        VerdictKind.Refused or VerdictKind.Unproven => [("nobody touched it", Untouched(truth))],
        _ => [("its values are as they were", !Changed(truth))],
    };

    private static bool Untouched(MachineTruth truth) => truth.ScriptsRun == 0 && !Changed(truth);

    private static bool Changed(MachineTruth truth) => !truth.Before.Tls.SequenceEqual(truth.After.Tls);

    private static bool IsLegacy(MachineState state) => Legacy.Contains(state.Protocol);

    private static bool IsModern(MachineState state) => state.Protocol is "TLS 1.2" or "TLS 1.3";
}
