using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Fleet;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>The logs of one or several workspaces: every source is asked at every target.</summary>
/// <param name="query">The way to Log Analytics.</param>
/// <param name="targets">Whose logs; one that is named twice is asked once. None at all is a log that cannot be read.</param>
/// <param name="time">Says until when traffic is asked for.</param>
/// <param name="own">The operator's own queries, from <see cref="OperatorQueries.Read"/>; each is one more source.</param>
public sealed class WorkspaceConnectionLog(
    ILogQuery query, IReadOnlyList<LogTarget> targets, TimeProvider time, IReadOnlyList<LogQuery>? own = null) : IConnectionLog
{
    // Log Analytics lets one identity ask five questions at once; one is left for people.
    private const int MostAtOnce = 4;

    // A machine whose clock is ahead of ours must not hide a connection.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private readonly LogTarget[] places = [.. targets.Distinct()];
    private readonly LogQuery[] own = [.. own ?? []];

    /// <inheritdoc/>
    public async Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var answers = await AskAsync([.. LogQueries.Findings, .. own], window, cancellationToken);
        var sources = LogQueries.Sources.Concat(own.Select(query => query.Source))
            .Select(source => Source(source, [.. answers.Where(answer => answer.Source == source)])).ToList();
        return new LogAnswer([.. sources.SelectMany(source => source.Rows)], [.. sources.Select(source => source.Health)]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions, CancellationToken cancellationToken)
    {
        var traffic = new List<MachineTraffic>();
        foreach (var batch in LogQueries.Batches(questions))
        {
            var since = batch.Min(key => key.Since);
            var now = time.GetUtcNow();
            var window = new LogWindow(since, (now > since ? now : since) + ClockSkew);
            var answers = await AskAsync([.. LogQueries.Traffic(batch), .. own], window, cancellationToken);
            traffic.AddRange(Traffic(batch, answers));
        }

        return traffic;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AddressSighting>> ReadSightingsAsync(
        IReadOnlyCollection<string> addresses, LogWindow window, CancellationToken cancellationToken)
    {
        var sightings = new List<AddressSighting>();
        foreach (var batch in addresses.Distinct().Order(StringComparer.Ordinal).Chunk(LogQueries.MostAddresses))
        {
            var asked = batch.ToHashSet(StringComparer.Ordinal);
            var answers = await AskAsync([LogQueries.Sightings(batch)], window, cancellationToken);
            var read = answers.Select(answer => answer.Table is { } table && SightingRows.Read(table, asked, out var problem) is { } rows
                && answer.Failure(problem) is null ? rows : null).ToList();
            // A workspace that did not answer in full may know of another machine at the address: then nobody is a witness.
            sightings.AddRange(read.Contains(null) ? [] : read.SelectMany(rows => rows!));
        }

        return sightings;
    }

    private async Task<Answer[]> AskAsync(IReadOnlyList<LogQuery> queries, LogWindow window, CancellationToken cancellationToken)
    {
        (LogQuery Query, LogTarget Target)[] questions = [.. from ask in queries from place in places select (ask, place)];
        var answers = new Answer[questions.Length];
        var pace = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, questions.Length, pace, async (index, stop) =>
        {
            var (ask, target) = questions[index];
            answers[index] = new Answer(ask.Source, target, await query.AskAsync(target, ask.Text, window, stop));
        });
        return answers;
    }

    private static (IReadOnlyList<LegacyTlsRow> Rows, SourceHealth Health) Source(string source, Answer[] answers)
    {
        Reason? failure = answers.Length == 0 ? new Reason(ReasonCodes.SourceFailed, "No workspace is in scope.") : null;
        var parts = new List<IReadOnlyList<LegacyTlsRow>>();
        foreach (var answer in answers)
        {
            var problem = "";
            var rows = answer.Table is { } table ? FindingRows.Read(source, table, out problem) : null;
            parts.Add(rows ?? []);
            failure ??= answer.Failure(problem);
        }

        var all = FindingRows.Join(parts);
        return (all, new SourceHealth(source, all.Count, failure));
    }

    // Zeros clear a machine, so they are said only where every source at every target was asked in full.
    private static IEnumerable<MachineTraffic> Traffic(IReadOnlyList<AskedKey> batch, Answer[] answers)
    {
        MachineId[] machines = [.. batch.Select(key => key.Machine).Distinct()];
        var asked = machines.ToHashSet();
        var rows = new List<MachineTraffic>();
        foreach (var answer in answers)
        {
            var problem = "";
            var read = answer.Table is not { } table ? null
                : answer.IsOwn ? OperatorTraffic.Read(answer.Source, table, batch, out problem)
                : TrafficRows.Read(table, asked, out problem);
            if (read is null || answer.Failure(problem) is not null)
            {
                return [];
            }

            rows.AddRange(read);
        }

        var byMachine = rows.ToLookup(row => row.Machine);
        return answers.Length == 0 ? [] : machines.Select(machine => new MachineTraffic(machine,
            TrafficRows.Sum(byMachine[machine].Select(row => row.LegacyHits)), TrafficRows.Sum(byMachine[machine].Select(row => row.ModernHits))));
    }

    private sealed record Answer(string Source, LogTarget Target, LogReply Reply)
    {
        public bool IsOwn => Source.StartsWith(OperatorQueries.Prefix, StringComparison.Ordinal);

        public LogTable? Table => (Reply as LogReply.Complete)?.Table ?? (Reply as LogReply.Partial)?.Table;

        /// <summary>Why the target could not be read in full, with its name; null where it could.</summary>
        public Reason? Failure(string problem) => Reply switch
        {
            LogReply.Failed failed => Named(failed.Reason.Detail),
            LogReply.Partial partial => Named(partial.Reason.Detail),
            _ => problem.Length > 0 ? Named(problem + ".") : null,
        };

        private Reason Named(string detail) => new(ReasonCodes.SourceFailed, $"{Target.Label}: {detail}");
    }
}
