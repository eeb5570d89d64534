using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Sign-ins to Microsoft Entra: SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs and
/// AADManagedIdentitySignInLogs.
/// </summary>
internal static class SignInTable
{
    // In the other tables the principal is an application, which may run on any machine.
    private const string ManagedIdentities = "AADManagedIdentitySignInLogs";

    /// <summary>Reads one record.</summary>
    public static RecordReading Map(string table, TableRecord record)
    {
        if (LogTime.Read(record) is not { } time)
        {
            return LogTime.Unreadable(record);
        }

        if (!record.Has("AuthenticationProcessingDetails", "IPAddress", "UserPrincipalName", "ServicePrincipalName"))
        {
            return new RecordReading.Malformed(
                "there is none of the columns AuthenticationProcessingDetails, IPAddress, UserPrincipalName "
                    + "and ServicePrincipalName"
            );
        }

        if (LegacyTlsFlag.Read(record) is not { } version)
        {
            return new RecordReading.Malformed("AuthenticationProcessingDetails is not a JSON list");
        }

        if (Device(record) is not { } device)
        {
            return new RecordReading.Malformed("DeviceDetail is not a JSON object");
        }

        return new RecordReading.Mapped(
            new LoggedConnection(table, time, version)
            {
                ClientIp = LogText.Clip(record.Text("IPAddress", "CallerIpAddress")),
                ClientHost = LogText.Clip(device),
                ClientResourceId = OwnResource(record),
                ClientPrincipalId = table == ManagedIdentities ? LogText.Clip(record.Text("ServicePrincipalId")) : "",
                ServerResourceId = LogText.Clip(record.Text("ResourceDisplayName")),
                // The name of an application or identity is not a computer name.
                Evidence = LogText.Clip(record.Text("ServicePrincipalName", "UserAgent", "AppDisplayName")),
            }
        );
    }

    // Only registered devices have a name. A detail that cannot be read might hold the name that
    // contradicts the address, so it is not ignored.
    private static string? Device(TableRecord record)
    {
        var text = record.Text("DeviceDetail");
        if (text.Length == 0)
        {
            return "";
        }

        if (JsonText.Parse(text) is { ValueKind: JsonValueKind.Object } device)
        {
            return JsonText.Member(device, "displayName") ?? "";
        }

        return null;
    }

    // Only a system-assigned identity identifies its machine; the resource of a user-assigned identity need not be the
    // caller.
    private static string OwnResource(TableRecord record)
    {
        return
            JsonText.Parse(record.Text("ManagedServiceIdentity")) is { } identity
            && (JsonText.Member(identity, "msiType") ?? "")
                .Trim()
                .Equals("systemAssigned", StringComparison.OrdinalIgnoreCase)
            ? (JsonText.Member(identity, "associatedResourceId") ?? "").Trim()
            : "";
    }
}
