using System.Diagnostics;
using Cloud.Clients;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>Reads the Azure cloud and the product's identity.</summary>
internal static class AzureOptionsReader
{
    public static AzureOptions? Read(SettingReader reader, bool isInAzure)
    {
        var (arm, logs) = reader.ReadChoice<NamedCloud>(Known.CloudName) switch
        {
            NamedCloud.Government => (AzureEndpoints.Government, LogEndpoint.Government),
            NamedCloud.China => (AzureEndpoints.China, LogEndpoint.China),
            NamedCloud.Public => (AzureEndpoints.Public, LogEndpoint.Public),
            var cloud => throw new UnreachableException($"{cloud} is no known cloud."),
        };
        var errors = reader.Errors.Count;
        var clientId = reader.ReadClientId(Known.ClientId);
        var armAddress = reader.ReadAddress(Known.ArmEndpoint);
        var logsAddress = reader.ReadAddress(Known.LogsEndpoint);
        var armAudience = Audience(reader, Known.ArmAudience, armAddress, arm.Audience);
        var logsAudience = Audience(reader, Known.LogsAudience, logsAddress, logs.Audience);
        return reader.Errors.Count > errors
            ? null
            : new AzureOptions(
                new AzureEndpoints(armAddress ?? arm.ArmEndpoint, armAudience),
                new LogEndpoint(logsAddress ?? logs.Address, logsAudience),
                clientId,
                isInAzure
            );
    }

    // A custom cloud needs its own token audience: the address itself by default.
    private static string Audience(SettingReader reader, string name, Uri? address, string fallback)
    {
        var audience = reader.ReadText(name);
        if (audience.Length == 0)
        {
            return address?.GetLeftPart(UriPartial.Authority) ?? fallback;
        }

        var isAddress =
            Uri.TryCreate(audience, UriKind.Absolute, out var uri)
            && uri.Host.Length > 0
            && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0
            && !audience.EndsWith("/.default", StringComparison.OrdinalIgnoreCase);
        if (!isAddress && !Guid.TryParseExact(audience, "D", out _))
        {
            reader.Refuse(
                name,
                $"{Setting.Spell(name)} must be what tokens are asked for: an address such as {fallback}, or an "
                    + "app's id, without /.default."
            );
        }

        return audience;
    }
}
