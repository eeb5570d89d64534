using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>The number of records of every source, summed over the targets.</summary>
/// <param name="BySource">Counts by source name; a source that no readable answer contains is absent.</param>
/// <param name="Failure">Why not every target could be counted; null if all were counted.</param>
internal sealed record SourceRecordCountRows(IReadOnlyDictionary<string, SourceRecordCounts> BySource, Reason? Failure)
{
    private const string Exists = "Exists";

    private static readonly string[] Columns =
    [
        "Source",
        Exists,
        nameof(SourceRecordCounts.Records),
        nameof(SourceRecordCounts.Newest),
    ];

    /// <summary>Reads the answers, one per target or per piece of its window.</summary>
    public static SourceRecordCountRows Read(IEnumerable<TargetAnswer> answers)
    {
        Reason? failure = null;
        var counted = new List<SourceCount>();
        foreach (var answer in answers)
        {
            var counts = answer.Table is { } table ? ReadTable(table) : new TableCounts([], "");
            counted.AddRange(counts.Sources);
            failure ??= DescribeFailure(answer, counts.Problem);
        }

        return new SourceRecordCountRows(
            counted.GroupBy(row => row.Source, row => row.Census).ToDictionary(same => same.Key, Sum),
            failure
        );
    }

    private static Reason? DescribeFailure(TargetAnswer answer, string problem)
    {
        return answer.Failure(problem) is { } why
            ? new Reason(why.Code, $"The records could not be counted: {why.Detail}")
            : null;
    }

    private static TableCounts ReadTable(LogTable table)
    {
        if (!LogRows.TryRead(table, Columns, Row, out var rows, out var problem))
        {
            return new TableCounts([], problem);
        }

        var readable = rows.OfType<SourceCount>().ToList();
        if (readable.Count < rows.Count)
        {
            return new TableCounts(readable, LogRows.UnreadableRow);
        }

        var missing = LogQueries.Sources.Except(readable.Select(row => row.Source)).FirstOrDefault();
        return new TableCounts(readable, missing is null ? "" : $"the answer lacks {missing}");
    }

    // A row is readable if it has a source, a count, and a newest time exactly when the count is not zero.
    private static SourceCount? Row(Func<string, object?> cell)
    {
        var newest = LogCells.Time(cell(nameof(SourceRecordCounts.Newest)));
        return
            LogCells.Text(cell("Source")) is { Length: > 0 } source
            && LogCells.Count(cell(Exists)) is { } exists and (0 or 1)
            && LogCells.Count(cell(nameof(SourceRecordCounts.Records))) is { } records and >= 0
            && newest is null == (records == 0)
            ? new SourceCount(source, new SourceRecordCounts(exists == 1, records, newest))
            : null;
    }

    private static SourceRecordCounts Sum(IEnumerable<SourceRecordCounts> same)
    {
        SourceRecordCounts[] all = [.. same];
        return new SourceRecordCounts(
            all.Any(one => one.Exists),
            TrafficRows.Sum(all.Select(one => one.Records)),
            all.Max(one => one.Newest)
        );
    }

    /// <summary>The content of one row.</summary>
    private sealed record SourceCount(string Source, SourceRecordCounts Census);

    /// <summary>The content of one table.</summary>
    /// <param name="Sources">The readable rows.</param>
    /// <param name="Problem">What is wrong with the table; blank if nothing is.</param>
    private sealed record TableCounts(IReadOnlyList<SourceCount> Sources, string Problem);
}
