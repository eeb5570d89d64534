using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;

namespace Cloud.ConnectionLogs;

/// <summary>The logs of one or several workspaces: every source is queried at every target.</summary>
/// <param name="query">Runs the queries.</param>
/// <param name="targets">
/// The targets; a repeated target is queried once. Without any target the log cannot be read.
/// </param>
/// <param name="time">The clock; traffic is queried up to now.</param>
/// <param name="own">Custom queries, from <see cref="OperatorQueries.Read"/>; each is an additional source.</param>
public sealed class WorkspaceConnectionLog(
    ILogQuery query,
    IReadOnlyList<LogTarget> targets,
    TimeProvider time,
    IReadOnlyList<LogQuery>? own = null
) : IConnectionLog
{
    // Log Analytics allows five concurrent queries per user; one is left for interactive use.
    private const int MostAtOnce = 4;

    // Connections of a machine whose clock is ahead have times in the future; the window includes them.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private readonly WindowSplitter pieces = new(query);
    private readonly LogTarget[] places = [.. targets.Distinct()];
    private readonly LogQuery[] own = [.. own ?? []];

    /// <inheritdoc/>
    public async Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var answers = await AskAsync([.. LogQueries.Findings, .. own, LogQueries.Census], window, cancellationToken);
        var bySource = answers.ToLookup(answer => answer.Source);
        var census = SourceRecordCountRows.Read(bySource[LogQueries.Census.Source]);
        var sources = LogQueries
            .Sources.Select(source => TargetAnswerReader.ReadSource(source, bySource[source], census))
            .Concat(own.Select(query => TargetAnswerReader.ReadSource(query.Source, bySource[query.Source], null)))
            .ToList();
        return new LogAnswer(
            [.. sources.SelectMany(source => source.Rows ?? [])],
            [.. sources.Select(source => SourceHealthEvaluator.Evaluate(source, window))]
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    )
    {
        var traffic = new List<MachineTraffic>();
        foreach (var batch in LogQueries.CreateBatches(questions))
        {
            var since = batch.Min(key => key.Since);
            var now = time.GetUtcNow();
            var window = new LogWindow(since, (now > since ? now : since) + ClockSkew);
            var answers = await AskAsync(
                [.. LogQueries.CreateTrafficQueries(batch), .. own],
                window,
                cancellationToken
            );
            traffic.AddRange(TargetAnswerReader.ReadTraffic(batch, answers));
        }

        return traffic;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var observations = new List<AddressObservation>();
        foreach (var batch in addresses.Distinct().Order(StringComparer.Ordinal).Chunk(LogQueries.MostAddresses))
        {
            var asked = batch.ToHashSet(StringComparer.Ordinal);
            var answers = await AskAsync([LogQueries.CreateAddressObservationQuery(batch)], window, cancellationToken);
            var read = answers.Select(answer => TargetAnswerReader.ReadObservations(answer, asked)).ToList();
            // A workspace that did not answer in full may have records of another machine at an address, so the
            // observations of the other workspaces prove nothing.
            if (!read.Contains(null))
            {
                observations.AddRange(read.SelectMany(rows => rows!));
            }
        }

        return observations;
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
}
