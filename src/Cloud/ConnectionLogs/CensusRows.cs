using Remediation.Findings;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>What every source holds, added up over the targets.</summary>
/// <param name="BySource">By the source's name; a source that no readable answer names is not there.</param>
/// <param name="Failure">Why not every target could be counted; null where each was.</param>
internal sealed record CensusRows(IReadOnlyDictionary<string, SourceCensus> BySource, Reason? Failure)
{
    private const string Exists = "Exists";

    private static readonly string[] Columns =
    [
        "Source",
        Exists,
        nameof(SourceCensus.Records),
        nameof(SourceCensus.Newest),
    ];

    /// <summary>Reads the answers, one per target or per piece of its window.</summary>
    public static CensusRows Read(IEnumerable<TargetAnswer> answers)
    {
        Reason? failure = null;
        var counted = new List<(string Source, SourceCensus Census)>();
        foreach (var answer in answers)
        {
            var problem = "";
            counted.AddRange(answer.Table is { } table ? Rows(table, out problem) : []);
            failure ??= answer.Failure(problem) is { } why
                ? new Reason(why.Code, $"The records could not be counted: {why.Detail}")
                : null;
        }

        return new CensusRows(
            counted.GroupBy(row => row.Source, row => row.Census).ToDictionary(same => same.Key, Sum),
            failure
        );
    }

    private static List<(string Source, SourceCensus Census)> Rows(LogTable table, out string problem)
    {
        var rows = LogRows.Read(table, Columns, Row, out problem) ?? [];
        var sound = rows.OfType<(string Source, SourceCensus Census)>().ToList();
        var missing = LogQueries.Sources.Except(sound.Select(row => row.Source)).FirstOrDefault();
        problem =
            problem.Length > 0 ? problem
            : sound.Count < rows.Count ? "a row of the answer cannot be read"
            : missing is not null ? $"the answer lacks {missing}"
            : "";
        return sound;
    }

    // No row but one with a name, a count and, where there are records, a time is to be believed.
    private static (string Source, SourceCensus Census)? Row(Func<string, object?> cell)
    {
        var newest = LogCells.Time(cell(nameof(SourceCensus.Newest)));
        return
            LogCells.Text(cell("Source")) is { Length: > 0 } source
            && LogCells.Count(cell(Exists)) is { } exists and (0 or 1)
            && LogCells.Count(cell(nameof(SourceCensus.Records))) is { } records and >= 0
            && newest is null == (records == 0)
            ? (source, new SourceCensus(exists == 1, records, newest))
            : null;
    }

    private static SourceCensus Sum(IEnumerable<SourceCensus> same)
    {
        SourceCensus[] all = [.. same];
        return new SourceCensus(
            all.Any(one => one.Exists),
            TrafficRows.Sum(all.Select(one => one.Records)),
            all.Max(one => one.Newest)
        );
    }
}
