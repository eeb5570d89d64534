using System.Globalization;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// A service's request log: which columns hold which property of the connection. A property without a column is
/// unknown.
/// </summary>
/// <param name="Source">The source's name.</param>
/// <param name="Version">Column of the protocol version.</param>
/// <param name="Address">Column of the caller's address.</param>
internal sealed record RequestTable(string Source, string Version, string Address)
{
    // More than any service handles in a minute, and small enough that a sum over all records cannot overflow.
    private const long MostHits = 1_000_000_000;

    /// <summary>Column of the version as a number, asked where <see cref="Version"/> is blank.</summary>
    public string VersionNumber { get; init; } = "";

    /// <summary>Column of the caller's computer name.</summary>
    public string Host { get; init; } = "";

    /// <summary>Column of what else helps a person.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Column of how many requests a record stands for.</summary>
    public string Hits { get; init; } = "";

    /// <summary>True where 127.0.0.1 is the service's own probe.</summary>
    public bool ProbesItself { get; init; }

    /// <summary>Reads one record.</summary>
    public RecordReading Map(TableRecord record)
    {
        if (LogTime.Read(record) is not { } time)
        {
            return LogTime.Unreadable(record);
        }

        if (!record.Has("OperationName", "AdditionalFields", Version, VersionNumber, Address))
        {
            var version = Version.Length > 0 ? Version : VersionNumber;
            return new RecordReading.Malformed($"there is none of the columns {version}, {Address} and OperationName");
        }

        var address = Cell(record, Address);
        return ProbesItself && address == "127.0.0.1"
            ? new RecordReading.NotAConnection("the gateway's own probe")
            : new RecordReading.Mapped(
                new LoggedConnection(Source, time, LogText.Clip(VersionOf(record)))
                {
                    ClientIp = LogText.Clip(address),
                    ClientHost = LogText.Clip(Cell(record, Host)),
                    ServerResourceId = ReadServer(record),
                    Evidence = LogText.Clip(Cell(record, Evidence)),
                    Hits = HitsOf(record),
                }
            );
    }

    /// <summary>The ARM id of the service that wrote the record, in lower case.</summary>
    public static string ReadServer(TableRecord record) =>
        LogText.Clip(record.Text("_ResourceId", "ResourceId").TrimEnd('/').ToLowerInvariant());

    private string VersionOf(TableRecord record)
    {
        var text = Cell(record, Version);
        return
            text.Length == 0
            && double.TryParse(
                Cell(record, VersionNumber),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) <= int.MaxValue
            ? ((int)number).ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private long HitsOf(TableRecord record)
    {
        return
            long.TryParse(Cell(record, Hits), NumberStyles.None, CultureInfo.InvariantCulture, out var hits)
            && hits is > 0 and <= MostHits
            ? hits
            : 1;
    }

    // The number of columns of a table is limited; further properties are in one additional column.
    private static string Cell(TableRecord record, string column)
    {
        if (column.Length == 0)
        {
            return "";
        }

        if (record.Text(column) is { Length: > 0 } text)
        {
            return text;
        }

        if (JsonText.Parse(record.Text("AdditionalFields")) is { } more)
        {
            return (JsonText.Member(more, column) ?? "").Trim();
        }

        return "";
    }
}
