using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;

namespace Cloud.Exports;

/// <summary>
/// The logs that an operator exported to files. <see cref="FindLegacyAsync"/> applies the window that it is given;
/// exports are often older than any look-back, so read them first and sweep over <see cref="ExportReading.Span"/>. A
/// window that covers the span costs no second reading.
/// </summary>
public sealed class ExportedConnectionLog(ExportFolder.Found folder) : IConnectionLog
{
    private Pass? whole;

    /// <summary>
    /// Reads every file in full, whatever its age. The first reading is kept: the log does not change during a sweep.
    /// </summary>
    public async Task<ExportReading> ReadAsync(CancellationToken cancellationToken) =>
        (await WholeAsync(cancellationToken)).Reading;

    /// <inheritdoc/>
    public async Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var all = await WholeAsync(cancellationToken);
        var span = all.Reading.Span;
        var pass =
            span is null || (window.From <= span.From && window.To >= span.To)
                ? all
                : await Task.Run(() => Read(window, cancellationToken), cancellationToken);
        return pass.Reading.Answer with { Sources = Judged(pass.Sources, window) };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var asked = addresses.ToHashSet(StringComparer.Ordinal);
        return await Task.Run(
            () =>
                folder
                    .Files.Where(file => file.IsHeartbeat)
                    .SelectMany(file => ExportFileReader.Sightings(file, cancellationToken))
                    .Where(seen => asked.Contains(seen.Address) && seen.From >= window.From && seen.From < window.To)
                    .GroupBy(seen => (seen.Address, seen.ResourceId, seen.HostName))
                    .Select(same => new AddressObservation(
                        same.Key.Address,
                        same.Key.ResourceId,
                        same.Key.HostName,
                        same.Min(s => s.From),
                        same.Max(s => s.To)
                    ))
                    .ToList(),
            cancellationToken
        );
    }

    /// <summary>
    /// Always empty: a file says nothing about what happened after it was written, so no machine can be asked about.
    /// </summary>
    public Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<MachineTraffic>>([]);

    private async Task<Pass> WholeAsync(CancellationToken cancellationToken) =>
        whole ??= await Task.Run(() => Read(null, cancellationToken), cancellationToken);

    private Pass Read(LogWindow? window, CancellationToken cancellationToken)
    {
        var rows = new List<LegacyTlsRow>();
        var sources = new List<SourceReading>();
        var tallies = new List<FileCounts>();
        foreach (
            var table in folder
                .Files.GroupBy(file => file.Table.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            (ExportFile File, FileCounts Tally)[] parts =
            [
                .. table.Select(file => (file, new FileCounts(file, window))),
            ];
            var found = ConnectionAggregator.Aggregate(
                parts.SelectMany(part => ExportFileReader.Read(part.File, part.Tally, cancellationToken))
            );
            rows.AddRange(found);
            tallies.AddRange(parts.Select(part => part.Tally));
            if (table.First().IsHeartbeat)
            {
                // It is no source of connections; its silence is no silence of theirs.
                continue;
            }

            var failure = Failure(parts.Select(part => part.Tally.ToReading()));
            sources.Add(new SourceReading(table.Key, found, Census(parts.Select(part => part.Tally)), failure));
        }

        FileReading[] files =
        [
            .. tallies.Select(tally => tally.ToReading()).OrderBy(file => file.File, StringComparer.Ordinal),
        ];
        var span = Span(tallies);
        var asked = window ?? span ?? new LogWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        return new Pass(
            new ExportReading(files, folder.Problems, span, new LogAnswer(rows, Judged(sources, asked))),
            sources
        );
    }

    private static IReadOnlyList<SourceHealth> Judged(IEnumerable<SourceReading> sources, LogWindow window) =>
        [.. sources.Select(source => SourceHealthEvaluator.Evaluate(source, window))];

    private static SourceRecordCounts Census(IEnumerable<FileCounts> parts)
    {
        FileCounts[] tallies = [.. parts];
        return new SourceRecordCounts(
            true,
            tallies.Sum(tally => tally.ToReading().Mapped),
            tallies.Max(tally => tally.Newest)
        );
    }

    // One broken part makes the whole table doubtful: nobody knows what it held.
    private static Reason? Failure(IEnumerable<FileReading> parts)
    {
        string[] failures =
        [
            .. parts.Where(part => part.Failure is not null).Select(part => $"{part.File}: {part.Failure}"),
        ];
        return failures.Length == 0 ? null : new Reason(ReasonCodes.SourceFailed, string.Join("; ", failures) + ".");
    }

    private static LogWindow? Span(IReadOnlyCollection<FileCounts> tallies) =>
        tallies.Min(tally => tally.First) is { } first && tallies.Max(tally => tally.Last) is { } last
            ? new LogWindow(first, last.AddTicks(1))
            : null;

    private sealed record Pass(ExportReading Reading, IReadOnlyList<SourceReading> Sources);
}
