using Remediation.Reporting;

namespace Simulator.Verification;

/// <summary>
/// Compares a report with the simulated fleet, machine by machine, and checks that each verdict is true. The checks do
/// not use the product's rules.
/// </summary>
public static class ReportAudit
{
    /// <summary>Every difference as text; empty if report and fleet agree.</summary>
    public static IReadOnlyList<string> FindDisagreements(SweepReport report, GroundTruth truth)
    {
        var lines = report.Machines.ToDictionary(line => line.Step.Machine.Id.Value, StringComparer.Ordinal);
        var unknown = lines
            .Keys.Except(truth.Machines.Select(machine => machine.Id))
            .Select(id => $"{id} is in the report and not in the world");
        return
        [
            .. truth.Machines.SelectMany(machine =>
                FindDisagreements(
                    machine,
                    lines.GetValueOrDefault(machine.Id),
                    truth.Faults is null ? null : report.StartedAt
                )
            ),
            .. unknown,
        ];
    }

    /// <summary>Machines whose verdict is not the one that their story demands after the whole loop.</summary>
    public static IReadOnlyList<string> FindUnexpected(SweepReport report, GroundTruth truth)
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

    private static IEnumerable<string> FindDisagreements(
        MachineTruth truth,
        MachineLine? line,
        DateTimeOffset? sweepAmongFaults
    )
    {
        return VerdictClaims
            .List(truth, line, sweepAmongFaults)
            .Append(new VerdictClaim("no repair was applied twice", truth.RepairsRepeated == 0))
            .Where(claim => !claim.Holds)
            .Select(claim => $"{truth.Name} {line?.Verdict.Kind}: the world contradicts '{claim.Text}'");
    }
}
