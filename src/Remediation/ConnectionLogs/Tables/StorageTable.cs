namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Requests to a storage account: StorageBlobLogs, StorageFileLogs, StorageQueueLogs and StorageTableLogs.
/// </summary>
internal static class StorageTable
{
    private static readonly string[] Services =
    [
        "/blobservices/",
        "/fileservices/",
        "/queueservices/",
        "/tableservices/",
    ];

    /// <summary>Reads one record.</summary>
    public static RecordReading Map(string table, TableRecord record)
    {
        if (LogTime.Read(record) is not { } time)
        {
            return LogTime.Unreadable(record);
        }

        if (!record.Has("CallerIpAddress", "TlsVersion", "OperationName"))
        {
            return new RecordReading.Malformed(
                "there is none of the columns CallerIpAddress, TlsVersion and OperationName"
            );
        }

        // For HTTP, SMB and NFS the version column is empty, and the version stays unknown. The URI may hold a
        // signature, so it is not kept.
        return new RecordReading.Mapped(
            new LoggedConnection(table, time, LogText.Clip(record.Text("TlsVersion")))
            {
                ClientIp = LogText.Clip(record.Text("CallerIpAddress")),
                ServerResourceId = Account(record),
                Evidence = LogText.Clip(record.Text("UserAgentHeader")),
            }
        );
    }

    // One form names the account, the other its blob service; both are the same server.
    private static string Account(TableRecord record)
    {
        var id = record.Text("_ResourceId", "resourceId").TrimEnd('/').ToLowerInvariant();
        var end = Services.Select(service => id.IndexOf(service, StringComparison.Ordinal)).Max();
        if (id.Length == 0)
        {
            return LogText.Clip(record.Text("AccountName"));
        }

        if (end > 0)
        {
            return id[..end];
        }

        return id;
    }
}
