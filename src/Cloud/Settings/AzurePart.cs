using Known = Cloud.Settings.KnownSettings;

namespace Cloud.Settings;

/// <summary>Azures that have names.</summary>
internal enum NamedCloud
{
    /// <summary>The public cloud.</summary>
    Public,

    /// <summary>Azure Government.</summary>
    Government,

    /// <summary>Azure in China.</summary>
    China,
}

/// <summary>Reads which Azure, and as whom.</summary>
internal static class AzurePart
{
    public static AzureSettings? Read(SettingReader reader, bool isInAzure)
    {
        var (arm, logs) = reader.Choice<NamedCloud>(Known.CloudName) switch
        {
            NamedCloud.Government => (CloudEndpoints.Government, LogEndpoint.Government),
            NamedCloud.China => (CloudEndpoints.China, LogEndpoint.China),
            _ => (CloudEndpoints.Public, LogEndpoint.Public),
        };
        var errors = reader.Errors.Count;
        var clientId = reader.Text(Known.ClientId);
        if (clientId.Length > 0 && !Guid.TryParseExact(clientId, "D", out _))
        {
            reader.Refuse(Known.ClientId, $"{Known.ClientId} must be a GUID, the client id of a user-assigned identity; leave it out for the system's own.");
        }

        var (armAddress, logsAddress) = (reader.Address(Known.ArmEndpoint), reader.Address(Known.LogsEndpoint));
        return reader.Errors.Count > errors ? null : new AzureSettings(
            new CloudEndpoints(armAddress ?? arm.ArmEndpoint, Audience(reader, Known.ArmAudience, armAddress, arm.Audience)),
            new LogEndpoint(logsAddress ?? logs.Address, Audience(reader, Known.LogsAudience, logsAddress, logs.Audience)),
            clientId, isInAzure);
    }

    // A cloud of its own asks for tokens of its own: the address itself, unless it is told otherwise.
    private static string Audience(SettingReader reader, string name, Uri? address, string fallback) =>
        reader.Text(name) is { Length: > 0 } audience ? audience : address?.GetLeftPart(UriPartial.Authority) ?? fallback;
}
