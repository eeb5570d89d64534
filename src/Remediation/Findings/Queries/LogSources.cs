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
        new("AADManagedIdentitySignInLogs", "SignIns.kql"),
        new("AADNonInteractiveUserSignInLogs", "SignIns.kql"),
        new("AADServicePrincipalSignInLogs", "SignIns.kql"),
        new("AEGDataPlaneRequests", "EventGrid.kql"),
        new("AGCAccessLogs", "ApplicationGatewayForContainers.kql"),
        new("AGWAccessLogs", "ApplicationGateway.kql"),
        new("AZKVAuditLogs", "KeyVault.kql"),
        new("ApiManagementGatewayLogs", "ApiManagement.kql"),
        new("AzureDiagnostics.ApplicationGateway", "ApplicationGatewayDiagnostics.kql"),
        new("AzureDiagnostics.FrontDoor", "FrontDoor.kql"),
        new("AzureDiagnostics.IotHub", "IotHub.kql"),
        new("AzureDiagnostics.KeyVault", "KeyVaultDiagnostics.kql"),
        new("AzureDiagnostics.SqlAudit", "SqlAuditDiagnostics.kql"),
        new("Event", "Event.kql"),
        new("SQLSecurityAuditEvents", "SqlAudit.kql"),
        new("SigninLogs", "SignIns.kql"),
        new("StorageBlobLogs", "Storage.kql"),
        new("StorageFileLogs", "Storage.kql"),
        new("StorageQueueLogs", "Storage.kql"),
        new("StorageTableLogs", "Storage.kql"),
        new("WindowsEvent", "WindowsEvent.kql"),
    ];
}
