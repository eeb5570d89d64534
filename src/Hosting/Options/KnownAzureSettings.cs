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
            "Customer ids (GUIDs) of the Log Analytics workspaces to query, comma-separated; needed unless "
                + "Logs__Resources is set."
        ),
        new(Known.Resources, null, false, "ARM ids of resources whose logs are queried, comma-separated."),
        new(Known.ServerTimeout, "00:03:00", false, "Timeout of one Log Analytics query, 10 seconds to 10 minutes."),
        new(
            Known.CustomQueries,
            null,
            false,
            "Custom queries, a JSON object of names and KQL, at most 20; docs/sources.md lists the columns that "
                + "they must return."
        ),
        new(Known.CloudName, "Public", false, "Public, Government or China."),
        new(Known.ClientId, null, false, "Client id of the user-assigned identity; not set: the system-assigned one."),
        new(Known.ArmEndpoint, null, false, "Address of Resource Manager, https; default: that of the cloud."),
        new(Known.ArmAudience, null, false, "Audience of tokens for Resource Manager; default: that of the cloud."),
        new(
            Known.LogsEndpoint,
            null,
            false,
            "Address of the Log Analytics query API, https; default: that of the cloud."
        ),
        new(Known.LogsAudience, null, false, "Audience of tokens for Log Analytics; default: that of the cloud."),
    ];
}
