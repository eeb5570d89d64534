using System.Globalization;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Windows events: only Schannel's 36880, a completed handshake, and 36874, a refused one, are connections.
/// </summary>
internal static class SchannelEventTable
{
    private const int HandshakeCompleted = 36880;
    private const int HandshakeRefused = 36874;

    /// <summary>Reads one record.</summary>
    public static RecordReading Map(string table, TableRecord record)
    {
        if (LogTime.Read(record) is not { } time)
        {
            return LogTime.Unreadable(record);
        }

        var provider = record.Text("Source", "Provider");
        if (
            !int.TryParse(
                record.Text("EventID", "EventId"),
                NumberStyles.Integer | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var id
            )
            || provider.Length == 0
        )
        {
            return new RecordReading.Malformed("there is no Source or no EventID that is a number");
        }

        if (id is not (HandshakeCompleted or HandshakeRefused) || !IsSchannel(provider))
        {
            return new RecordReading.NotAConnection(LogText.Clip($"event {id} of {provider}"));
        }

        var read = id == HandshakeRefused ? SchannelHandshake.ReadRefusal(record) : SchannelHandshake.Read(record);
        return read is { } handshake
            ? new RecordReading.Mapped(Connection(table, record, time, handshake) with { Evidence = $"Schannel {id}" })
            : new RecordReading.Malformed(
                "a handshake whose side or protocol is neither in EventData nor in ParameterXml nor in English text"
            );
    }

    // The machine itself writes the event, so the machine's id and name are the caller's if the machine was the client.
    private static LoggedConnection Connection(
        string table,
        TableRecord record,
        DateTimeOffset time,
        SchannelHandshake handshake
    )
    {
        return new(table, time, LogText.Clip(handshake.Protocol))
        {
            ClientHost = LogText.Clip(record.Text("Computer")),
            ClientResourceId = record.Text("_ResourceId", "resourceId"),
            ServerResourceId = LogText.Clip(handshake.Target),
            Role = handshake.Side,
        };
    }

    private static bool IsSchannel(string provider) =>
        provider.Equals("Schannel", StringComparison.OrdinalIgnoreCase)
        || provider.Equals("Microsoft-Windows-Schannel", StringComparison.OrdinalIgnoreCase);
}
