namespace Remediation.Findings.Queries;

/// <summary>A place where TLS versions show.</summary>
/// <param name="Name">Its name in reports: the table's, and after a dot the part of the table where several sources share one.</param>
/// <param name="Shape">The text that turns its records into connections; tables with the same columns share one.</param>
internal sealed record LogSource(string Name, string Shape)
{
    /// <summary>The table's name in Log Analytics.</summary>
    public string Table { get; } = Name.Split('.')[0];
}

/// <summary>The sources that are asked.</summary>
internal static class LogSources
{
    /// <summary>All of them, in order of name. Columns and spellings: research log-sources.md.</summary>
    public static IReadOnlyList<LogSource> All { get; } =
    [
        new("AADNonInteractiveUserSignInLogs", "SignIns.kql"),
        new("AGWAccessLogs", "ApplicationGateway.kql"),
        new("Event", "Event.kql"),
        new("SigninLogs", "SignIns.kql"),
        new("StorageBlobLogs", "Storage.kql"),
        new("StorageFileLogs", "Storage.kql"),
        new("StorageQueueLogs", "Storage.kql"),
        new("StorageTableLogs", "Storage.kql"),
        new("WindowsEvent", "WindowsEvent.kql"),
    ];
}
