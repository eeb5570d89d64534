namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// AzureDiagnostics, a table that many services share. A record's service is determined by its category and, if several
/// services use the category, by its provider.
/// </summary>
internal static class DiagnosticsTable
{
    /// <summary>Reads one record.</summary>
    public static RecordReading Map(TableRecord record)
    {
        var category = record.Text("Category");
        var provider = record.Text("ResourceProvider");
        return category.ToUpperInvariant() switch
        {
            "" => new RecordReading.Malformed("there is no Category"),
            "APPLICATIONGATEWAYACCESSLOG" => RequestTables.GatewayDiagnostics.Map(record),
            "FRONTDOORACCESSLOG" => RequestTables.FrontDoor.Map(record),
            "SQLSECURITYAUDITEVENTS" => RequestTables.SqlAuditDiagnostics.Map(record),
            "AUDITEVENT" when Is(provider, "MICROSOFT.KEYVAULT") => RequestTables.KeyVaultDiagnostics.Map(record),
            "CONNECTIONS" when Is(provider, "MICROSOFT.DEVICES") && Is(record.Text("OperationName"), "deviceConnect") =>
                Device(record),
            _ => new RecordReading.NotAConnection(LogText.Clip($"category {category} of {provider}")),
        };
    }

    // A device id is not a computer name, so it is not used as the caller.
    private static RecordReading Device(TableRecord record)
    {
        var device = JsonText.Parse(record.Text("properties_s")) ?? default;
        return LogTime.Read(record) is not { } time
            ? LogTime.Unreadable(record)
            : new RecordReading.Mapped(
                new LoggedConnection("AzureDiagnostics.IotHub", time, LogText.Clip(Member("tlsVersion")))
                {
                    ServerResourceId = RequestTable.ReadServer(record),
                    Evidence = LogText.Clip($"device {Member("deviceId")}".Trim()),
                }
            );

        string Member(string name) => (JsonText.Member(device, name) ?? "").Trim();
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
