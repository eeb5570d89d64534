using Remediation.ConnectionLogs.Callers;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Windows events that were collected or forwarded, table WindowsEvent. A forwarded event carries the collector's
/// resource id and the origin's computer name: an id with another name is dropped, because it would blame the
/// collector.
/// </summary>
internal static class WindowsEventTable
{
    private const int LongestNetBiosName = 15;

    /// <summary>Reads one record.</summary>
    public static RecordReading Map(string table, TableRecord record)
    {
        return SchannelEventTable.Map(table, record) switch
        {
            RecordReading.Mapped(var connection) when !IsOwnId(connection) => new RecordReading.Mapped(
                connection with
                {
                    ClientResourceId = "",
                }
            ),
            var mapping => mapping,
        };
    }

    private static bool IsOwnId(LoggedConnection connection)
    {
        var host = HostNames.Normalize(connection.ClientHost);
        var named = connection.ClientResourceId.TrimEnd('/').ToLowerInvariant().Split('/')[^1];
        return host.Length == 0 || named[..Math.Min(LongestNetBiosName, named.Length)] == host;
    }
}
