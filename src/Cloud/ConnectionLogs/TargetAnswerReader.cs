using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>Reads the targets' answers and merges the answers of several targets.</summary>
internal static class TargetAnswerReader
{
    /// <summary>Reads one source from the answers of every target.</summary>
    public static SourceReading ReadSource(
        string source,
        IEnumerable<TargetAnswer> answers,
        SourceRecordCountRows? census
    )
    {
        Reason? failure = answers.Any() ? null : new Reason(ReasonCodes.SourceFailed, "No workspace is in scope.");
        var parts = new List<IReadOnlyList<LegacyTlsRow>>();
        foreach (var answer in answers)
        {
            var problem = "";
            if (answer.Table is { } table && FindingRows.TryRead(source, table, out var rows, out problem))
            {
                parts.Add(rows);
            }

            failure ??= answer.Failure(problem);
        }

        var held = census?.BySource.GetValueOrDefault(source);
        return new SourceReading(
            source,
            parts.Count > 0 ? FindingRows.Join(parts) : null,
            held,
            failure ?? census?.Failure
        );
    }

    /// <summary>
    /// Reads the traffic of the machines. A count of zero can confirm a machine, so zeros are reported only if every
    /// source at every target answered completely.
    /// </summary>
    public static IEnumerable<MachineTraffic> ReadTraffic(IReadOnlyList<TrafficLookupKey> batch, TargetAnswer[] answers)
    {
        MachineId[] machines = [.. batch.Select(key => key.Machine).Distinct()];
        var asked = machines.ToHashSet();
        var rows = new List<MachineTraffic>();
        foreach (var answer in answers)
        {
            if (ReadOneTraffic(answer, batch, asked) is not { } read)
            {
                return [];
            }

            rows.AddRange(read);
        }

        var byMachine = rows.ToLookup(row => row.Machine);
        return answers.Length == 0
            ? []
            : machines.Select(machine => new MachineTraffic(
                machine,
                TrafficRows.Sum(byMachine[machine].Select(row => row.LegacyHits)),
                TrafficRows.Sum(byMachine[machine].Select(row => row.ModernHits))
            ));
    }

    /// <summary>
    /// Reads which machines were observed at addresses; null if the target did not answer completely.
    /// </summary>
    public static IReadOnlyList<AddressObservation>? ReadObservations(TargetAnswer answer, IReadOnlySet<string> asked)
    {
        if (answer.Table is not { } table || !AddressObservationRows.TryRead(table, asked, out var rows, out _))
        {
            return null;
        }

        return answer.Failure("") is null ? rows : null;
    }

    private static IReadOnlyList<MachineTraffic>? ReadOneTraffic(
        TargetAnswer answer,
        IReadOnlyList<TrafficLookupKey> batch,
        IReadOnlySet<MachineId> asked
    )
    {
        if (answer.Table is not { } table || answer.Failure("") is not null)
        {
            return null;
        }

        if (answer.IsOwn)
        {
            return OperatorTraffic.TryRead(answer.Source, table, batch, out var own, out _) ? own : null;
        }

        return TrafficRows.TryRead(table, asked, out var rows, out _) ? rows : null;
    }
}
