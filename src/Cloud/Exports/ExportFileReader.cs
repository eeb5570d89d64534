using System.Text;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>
/// Streams one file's connections past its tally; what is wrong with the file ends in the tally, not in an exception.
/// </summary>
internal static class ExportFileReader
{
    private const int Beginning = 4096;

    /// <summary>
    /// What a file of heartbeats says of addresses. Lines that cannot be read are passed over; the tally of the same
    /// file counts them.
    /// </summary>
    public static IEnumerable<AddressObservation> Sightings(ExportFile file, CancellationToken cancellationToken)
    {
        if (!file.IsReadable)
        {
            yield break;
        }

        var tally = new FileCounts(file, null);
        using var lines = Lines(file, tally).GetEnumerator();
        while (MoveNext(lines, tally))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var sighting in lines.Current.Record is { } record ? HeartbeatTable.Read(record) : [])
            {
                yield return sighting;
            }
        }
    }

    /// <summary>Reads lazily; the tally is complete when the enumeration is.</summary>
    public static IEnumerable<LoggedConnection> Read(
        ExportFile file,
        FileCounts tally,
        CancellationToken cancellationToken
    )
    {
        if (!file.IsReadable)
        {
            tally.Fail("its form is none of .json, .jsonl, .ndjson and .csv; unpack or convert it");
            yield break;
        }

        using var lines = Lines(file, tally).GetEnumerator();
        while (MoveNext(lines, tally))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (tally.Count(lines.Current) is { } connection)
            {
                yield return connection;
            }
        }
    }

    private static IEnumerable<ExportLine> Lines(ExportFile file, FileCounts tally)
    {
        string beginning;
        using (var peek = Open(file))
        {
            var buffer = new char[Beginning];
            beginning = new string(buffer, 0, peek.ReadBlock(buffer));
        }

        if (string.IsNullOrWhiteSpace(beginning))
        {
            tally.Fail("it is blank; an export without records still has a heading or brackets");
            yield break;
        }

        using var reader = Open(file);
        foreach (var line in file.IsCsv ? CsvRecordReader.Read(reader) : JsonRecordReader.Read(reader, beginning))
        {
            yield return line;
        }
    }

    // UTF-8 with or without a byte order mark; the mark of another encoding is obeyed.
    private static StreamReader Open(ExportFile file) =>
        new(file.Path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 64 * 1024);

    private static bool MoveNext(IEnumerator<ExportLine> lines, FileCounts tally)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tally.Fail($"it cannot be read: {e.Message}");
            return false;
        }
    }
}
