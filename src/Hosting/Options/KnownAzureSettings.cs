using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>The settings of logs and the Azure cloud, in the order of docs/settings.md.</summary>
internal static class KnownAzureSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            Known.Workspaces,
            null,
            false,
            "Customer ids (GUIDs) of the Log Analytics workspaces to ask, parted by commas; needed unless "
                + "Logs__Resources is there."
        ),
        new(Known.Resources, null, false, "ARM ids of resources whose logs are asked, parted by commas."),
        new(
            Known.ServerTimeout,
            "00:03:00",
            false,
            "How long Log Analytics may take for one query, from 10 seconds to 10 minutes."
        ),
        new(
            Known.CustomQueries,
            null,
            false,
            "Queries of your own, a JSON object of names and KQL, at most 20; docs/sources.md tells which "
                + "columns they must answer in."
        ),
        new(Known.CloudName, "Public", false, "Public, Government or China."),
        new(
            Known.ClientId,
            null,
            false,
            "Client id of the user-assigned identity; left out for the system-assigned one."
        ),
        new(Known.ArmEndpoint, null, false, "Address of Resource Manager, https; by default that of the cloud."),
        new(Known.ArmAudience, null, false, "What tokens for Resource Manager are asked for; by default the cloud's."),
        new(
            Known.LogsEndpoint,
            null,
            false,
            "Address of the Log Analytics query API, https; by default that of the cloud."
        ),
        new(Known.LogsAudience, null, false, "What tokens for Log Analytics are asked for; by default the cloud's."),
    ];
}
