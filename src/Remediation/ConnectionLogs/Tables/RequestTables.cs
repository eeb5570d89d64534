namespace Remediation.ConnectionLogs.Tables;

/// <summary>The logs of requests that are read. Columns: research log-sources.md sections 3 to 8.</summary>
internal static class RequestTables
{
    /// <summary>Event Grid topics and domains; a record stands for a minute of one client.</summary>
    public static readonly RequestTable EventGrid = new("AEGDataPlaneRequests", "TlsVersion", "ClientIpAddress")
    {
        Evidence = "NetworkAccess",
        Hits = "TotalOperations",
    };

    /// <summary>Application Gateway for Containers.</summary>
    public static readonly RequestTable GatewayForContainers = new("AGCAccessLogs", "TlsProtocol", "ClientIp")
    {
        Evidence = "UserAgent",
    };

    /// <summary>Application gateways.</summary>
    public static readonly RequestTable Gateway = new("AGWAccessLogs", "SslProtocol", "ClientIp")
    {
        Evidence = "UserAgent",
        ProbesItself = true,
    };

    /// <summary>Key vaults. The URI names secrets, so it is not kept.</summary>
    public static readonly RequestTable KeyVault = new("AZKVAuditLogs", "Tlsversion", "CallerIpAddress")
    {
        Evidence = "ClientInfo",
    };

    /// <summary>API Management. The URL may hold a key, so it is not kept.</summary>
    public static readonly RequestTable ApiManagement = new(
        "ApiManagementGatewayLogs",
        "ClientTlsVersion",
        "CallerIpAddress"
    )
    {
        Evidence = "ApiId",
    };

    /// <summary>SQL pools of Synapse workspaces.</summary>
    public static readonly RequestTable SqlAudit = new("SQLSecurityAuditEvents", "", "ClientIp")
    {
        VersionNumber = "ClientTlsVersion",
        Host = "HostName",
        Evidence = "ApplicationName",
    };

    /// <summary>Application gateways in AzureDiagnostics.</summary>
    public static readonly RequestTable GatewayDiagnostics = new(
        "AzureDiagnostics.ApplicationGateway",
        "sslProtocol_s",
        "clientIP_s"
    )
    {
        Evidence = "userAgent_s",
        ProbesItself = true,
    };

    /// <summary>
    /// Front Door in AzureDiagnostics. The other address may come from a header that any client can forge.
    /// </summary>
    public static readonly RequestTable FrontDoor = new(
        "AzureDiagnostics.FrontDoor",
        "securityProtocol_s",
        "socketIp_s"
    )
    {
        Evidence = "userAgent_s",
    };

    /// <summary>Key vaults in AzureDiagnostics.</summary>
    public static readonly RequestTable KeyVaultDiagnostics = new(
        "AzureDiagnostics.KeyVault",
        "tlsVersion_s",
        "CallerIPAddress"
    )
    {
        Evidence = "clientInfo_s",
    };

    /// <summary>Azure SQL in AzureDiagnostics.</summary>
    public static readonly RequestTable SqlAuditDiagnostics = new(
        "AzureDiagnostics.SqlAudit",
        "client_tls_version_name_s",
        "client_ip_s"
    )
    {
        VersionNumber = "client_tls_version_d",
        Host = "host_name_s",
        Evidence = "application_name_s",
    };
}
