namespace Remediation.ConnectionLogs.Queries;

/// <summary>The sources that are asked.</summary>
internal static class LogSources
{
    // Research log-sources.md, section 0; only dates that are verified there.
    private static readonly DateOnly EntraEnded = new(2022, 1, 31);
    private static readonly DateOnly ApiManagementEnded = new(2025, 10, 31);
    private static readonly DateOnly StorageEnded = new(2026, 2, 3);

    /// <summary>All of them, in order of name. Columns and spellings: research log-sources.md.</summary>
    public static IReadOnlyList<LogSource> All { get; } =
    [
        new("AADManagedIdentitySignInLogs", "SignIns.kql", EntraEnded),
        new("AADNonInteractiveUserSignInLogs", "SignIns.kql", EntraEnded),
        new("AADServicePrincipalSignInLogs", "SignIns.kql", EntraEnded),
        new("AEGDataPlaneRequests", "EventGrid.kql"),
        new("AGCAccessLogs", "ApplicationGatewayForContainers.kql"),
        new("AGWAccessLogs", "ApplicationGateway.kql"),
        new("AZKVAuditLogs", "KeyVault.kql"),
        new("ApiManagementGatewayLogs", "ApiManagement.kql", ApiManagementEnded),
        new("AzureDiagnostics.ApplicationGateway", "ApplicationGatewayDiagnostics.kql"),
        new("AzureDiagnostics.FrontDoor", "FrontDoor.kql"),
        new("AzureDiagnostics.IotHub", "IotHub.kql"),
        new("AzureDiagnostics.KeyVault", "KeyVaultDiagnostics.kql"),
        new("AzureDiagnostics.SqlAudit", "SqlAuditDiagnostics.kql") { NamesAreClaims = true },
        new("Event", "Event.kql"),
        new("SQLSecurityAuditEvents", "SqlAudit.kql") { NamesAreClaims = true },
        new("SigninLogs", "SignIns.kql", EntraEnded),
        new("StorageBlobLogs", "Storage.kql", StorageEnded),
        new("StorageFileLogs", "Storage.kql", StorageEnded),
        new("StorageQueueLogs", "Storage.kql", StorageEnded),
        new("StorageTableLogs", "Storage.kql", StorageEnded),
        new("WindowsEvent", "WindowsEvent.kql"),
    ];

    /// <summary>True where a name in the source is only what the client said of itself.</summary>
    public static bool NamesAreClaims(string source) => All.Any(one => one.Name == source && one.NamesAreClaims);

    /// <summary>The day from which a source cannot show old protocols; null where none is known.</summary>
    public static DateOnly? FindRetirementDate(string source) =>
        All.FirstOrDefault(one => one.Name == source)?.LegacyEnded;
}
