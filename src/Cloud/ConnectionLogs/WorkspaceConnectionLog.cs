using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Fleet;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>The logs of one or several workspaces: every source is asked at every target.</summary>
/// <param name="query">The way to Log Analytics.</param>
/// <param name="targets">
/// Whose logs; one that is named twice is asked once. None at all is a log that cannot be read.
/// </param>
/// <param name="time">Says until when traffic is asked for.</param>
/// <param name="own">
/// The operator's own queries, from <see cref="OperatorQueries.Read"/>; each is one more source.
/// </param>
public sealed class WorkspaceConnectionLog(
    ILogQuery query,
    IReadOnlyList<LogTarget> targets,
    TimeProvider time,
    IReadOnlyList<LogQuery>? own = null
) : IConnectionLog
{
    // Log Analytics allows five concurrent queries per user; one is left for people.
    private const int MostAtOnce = 4;

    // Connections of a machine whose clock is ahead lie in the future; the window includes them.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private readonly WindowSplitter pieces = new(query);
    private readonly LogTarget[] places = [.. targets.Distinct()];
    private readonly LogQuery[] own = [.. own ?? []];

    /// <inheritdoc/>
    public async Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var answers = await AskAsync([.. LogQueries.Findings, .. own, LogQueries.Census], window, cancellationToken);
        var bySource = answers.ToLookup(answer => answer.Source);
        var census = CensusRows.Read(bySource[LogQueries.Census.Source]);
        var sources = LogQueries
            .Sources.Select(source => Source(source, bySource[source], census))
            .Concat(own.Select(query => Source(query.Source, bySource[query.Source], null)))
            .ToList();
        return new LogAnswer(
            [.. sources.SelectMany(source => source.Rows ?? [])],
            [.. sources.Select(source => SourceJudge.Judge(source, window))]
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions,
        CancellationToken cancellationToken
    )
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
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var sightings = new List<AddressSighting>();
        foreach (var batch in addresses.Distinct().Order(StringComparer.Ordinal).Chunk(LogQueries.MostAddresses))
        {
            var asked = batch.ToHashSet(StringComparer.Ordinal);
            var answers = await AskAsync([LogQueries.Sightings(batch)], window, cancellationToken);
            var read = answers.Select(answer => ReadSightings(answer, asked)).ToList();
            // A workspace that did not answer in full may know of another machine at an address, so the observations of
            // the other workspaces prove nothing.
            if (!read.Contains(null))
            {
                sightings.AddRange(read.SelectMany(rows => rows!));
            }
        }

        return sightings;
    }

    private static IReadOnlyList<AddressSighting>? ReadSightings(TargetAnswer answer, IReadOnlySet<string> asked)
    {
        if (answer.Table is not { } table || !SightingRows.TryRead(table, asked, out var rows, out _))
        {
            return null;
        }

        return answer.Failure("") is null ? rows : null;
    }

    private async Task<TargetAnswer[]> AskAsync(
        IReadOnlyList<LogQuery> queries,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        (LogQuery Query, LogTarget Target)[] questions =
        [
            .. from ask in queries from place in places select (ask, place),
        ];
        var replies = new IReadOnlyList<LogReply>[questions.Length];
        var pace = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            questions.Length,
            pace,
            async (index, stop) =>
            {
                var (ask, target) = questions[index];
                replies[index] = await pieces.AskAsync(target, ask.Text, window, stop);
            }
        );
        return
        [
            .. questions
                .Zip(replies)
                .SelectMany(one =>
                    one.Second.Select(reply => new TargetAnswer(one.First.Query.Source, one.First.Target, reply))
                ),
        ];
    }

    private static SourceReading Source(string source, IEnumerable<TargetAnswer> answers, CensusRows? census)
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

    private static IReadOnlyList<MachineTraffic>? ReadTraffic(
        TargetAnswer answer,
        IReadOnlyList<AskedKey> batch,
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

    // Zeros clear a machine, so they are reported only if every source at every target answered in full.
    private static IEnumerable<MachineTraffic> Traffic(IReadOnlyList<AskedKey> batch, TargetAnswer[] answers)
    {
        MachineId[] machines = [.. batch.Select(key => key.Machine).Distinct()];
        var asked = machines.ToHashSet();
        var rows = new List<MachineTraffic>();
        foreach (var answer in answers)
        {
            if (ReadTraffic(answer, batch, asked) is not { } read)
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
}
