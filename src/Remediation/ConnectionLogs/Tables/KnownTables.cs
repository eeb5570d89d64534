using System.Diagnostics.CodeAnalysis;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>The tables whose records can be read one by one.</summary>
public static class KnownTables
{
    /// <summary>All of them, in order of name.</summary>
    public static IReadOnlyList<KnownTable> All { get; } =
    [
        new("AADManagedIdentitySignInLogs", record => SignInTable.Map("AADManagedIdentitySignInLogs", record)),
        new("AADNonInteractiveUserSignInLogs", record => SignInTable.Map("AADNonInteractiveUserSignInLogs", record)),
        new("AADServicePrincipalSignInLogs", record => SignInTable.Map("AADServicePrincipalSignInLogs", record)),
        new("AEGDataPlaneRequests", RequestTables.EventGrid.Map),
        new("AGCAccessLogs", RequestTables.GatewayForContainers.Map),
        new("AGWAccessLogs", RequestTables.Gateway.Map),
        new("AZKVAuditLogs", RequestTables.KeyVault.Map),
        new("ApiManagementGatewayLogs", RequestTables.ApiManagement.Map),
        new("AzureDiagnostics", DiagnosticsTable.Map),
        new("Event", record => SchannelEventTable.Map("Event", record)),
        new("SQLSecurityAuditEvents", RequestTables.SqlAudit.Map),
        new("SigninLogs", record => SignInTable.Map("SigninLogs", record)),
        new("StorageBlobLogs", record => StorageTable.Map("StorageBlobLogs", record)),
        new("StorageFileLogs", record => StorageTable.Map("StorageFileLogs", record)),
        new("StorageQueueLogs", record => StorageTable.Map("StorageQueueLogs", record)),
        new("StorageTableLogs", record => StorageTable.Map("StorageTableLogs", record)),
        new("WindowsEvent", record => WindowsEventTable.Map("WindowsEvent", record)),
    ];

    /// <summary>Finds a table by name without case.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out KnownTable? table)
    {
        table = All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return table is not null;
    }
}
