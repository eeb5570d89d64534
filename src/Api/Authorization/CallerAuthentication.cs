namespace Api.Authorization;

/// <summary>
/// Who says who a caller is. In Azure it is the platform ("Easy Auth"): it refuses bad tokens, strips what callers
/// write into <c>X-MS-CLIENT-PRINCIPAL</c>, and writes there what the token says. Where it is off, anybody could write
/// that header, so nobody is let in.
/// </summary>
public abstract record CallerAuthentication
{
    private const string IsOn = "WEBSITE_AUTH_ENABLED";
    private const string HostEnvironment = "AZURE_FUNCTIONS_ENVIRONMENT";

    // Any of them is set on an instance in Azure, whatever somebody writes into the settings: by App Service
    // ("Environment variables and app settings in Azure App Service") and by what Flex Consumption runs on
    // (Azure/azure-functions-host, EnvironmentSettingNames). Not CONTAINER_NAME, by which that host knows Linux
    // Consumption: containers of all kinds have it, a developer's among them; there WEBSITE_SITE_NAME tells.
    private static readonly string[] MarksOfAzure =
    [
        "WEBSITE_INSTANCE_ID",
        "WEBSITE_SITE_NAME",
        "WEBSITE_POD_NAME",
        "LEGION_SERVICE_HOST",
    ];

    private CallerAuthentication() { }

    /// <summary>
    /// A developer's own host: the API is open. Core Tools listens on all interfaces; docs/local.md warns of that.
    /// </summary>
    public sealed record DeveloperOnly : CallerAuthentication;

    /// <summary>The platform authenticates.</summary>
    public sealed record ByPlatform : CallerAuthentication;

    /// <summary>Nobody does: the doors are shut.</summary>
    public sealed record Disabled : CallerAuthentication;

    /// <summary>
    /// Reads it from what the platform sets. <c>WEBSITE_AUTH_ENABLED</c> is <c>True</c> where authentication is on
    /// ("Environment variables and app settings in Azure App Service"; that Flex Consumption sets it as well is
    /// unverified, and without it the doors stay shut). Only a host that says it is a developer's, and has none of
    /// Azure's marks, is open.
    /// </summary>
    /// <param name="variable">An environment variable's value; null where there is none.</param>
    public static CallerAuthentication FromEnvironment(Func<string, string?> variable)
    {
        if (bool.TryParse(variable(IsOn), out var isOn) && isOn)
        {
            return new ByPlatform();
        }

        if (
            variable(HostEnvironment) == "Development"
            && !MarksOfAzure.Any(mark => !string.IsNullOrEmpty(variable(mark)))
        )
        {
            return new DeveloperOnly();
        }

        return new Disabled();
    }
}
