namespace Remediation.Findings.Queries;

/// <summary>A place where TLS versions show.</summary>
/// <param name="Name">Its name in reports: the table's, and after a dot the part of the table where several sources share one.</param>
/// <param name="Shape">The text that turns its records into connections; tables with the same columns share one.</param>
/// <param name="LegacyEnded">
/// The day on which the public cloud ended TLS 1.0 and 1.1 there; null where no page of Microsoft's is known to say.
/// </param>
internal sealed record LogSource(string Name, string Shape, DateOnly? LegacyEnded = null)
{
    /// <summary>True where the client itself said its computer name: SQL Server logs what the client's login packet claims.</summary>
    public bool NamesAreClaims { get; init; }

    /// <summary>The table's name in Log Analytics.</summary>
    public string Table { get; } = Name.Split('.')[0];
}

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
    public static DateOnly? LegacyEnded(string source) => All.FirstOrDefault(one => one.Name == source)?.LegacyEnded;
}
