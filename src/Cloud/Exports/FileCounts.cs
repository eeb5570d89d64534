using System.Diagnostics;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>Counts what one file holds while its connections stream by.</summary>
internal sealed class FileCounts(ExportFile file, LogWindow? window)
{
    private const int MostExamples = 5;

    private readonly List<string> examples = [];
    private long records;
    private long mapped;
    private long outsideWindow;
    private long notConnections;
    private long malformed;
    private string? failure;

    /// <summary>The first connection's time.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>The last connection's time.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The last connection's time in the window.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>The file cannot be read, or not to its end.</summary>
    public void Fail(string why) => failure ??= why;

    /// <summary>Counts a record; the connection where it is one in the window.</summary>
    public LoggedConnection? Count(ExportLine line)
    {
        records++;
        switch (line.Record is null ? new RecordReading.Malformed(line.Problem) : file.Table.Map(line.Record))
        {
            case RecordReading.Mapped(var connection):
                return Place(connection);
            case RecordReading.NotAConnection:
                notConnections++;
                return null;
            case RecordReading.Malformed(var why):
                Malform(line, why);
                return null;
            default:
                throw new UnreachableException("Mapping is a closed hierarchy.");
        }
    }

    /// <summary>The counts; an unread, blank or mostly malformed file has a failure.</summary>
    public FileReading ToReading()
    {
        return new(
            file.Name,
            file.Table.Name,
            records,
            mapped,
            outsideWindow,
            notConnections,
            malformed,
            examples,
            failure ?? Doubt()
        );
    }

    private string? Doubt() => malformed * 2 > records ? $"{malformed} of {records} records are malformed" : null;

    private LoggedConnection? Place(LoggedConnection connection)
    {
        First = connection.Time < First ? connection.Time : First ?? connection.Time;
        Last = connection.Time > Last ? connection.Time : Last ?? connection.Time;
        if (window is not null && (connection.Time < window.From || connection.Time >= window.To))
        {
            outsideWindow++;
            return null;
        }

        mapped++;
        Newest = connection.Time > Newest ? connection.Time : Newest ?? connection.Time;
        return connection;
    }

    private void Malform(ExportLine line, string why)
    {
        malformed++;
        if (examples.Count < MostExamples)
        {
            examples.Add($"{file.Name}:{line.Number}: {why}");
        }

        if (line.EndsFile)
        {
            Fail($"line {line.Number}: {why}");
        }
    }
}
