namespace Api.Authorization;

/// <summary>
/// How callers are authenticated. In Azure the platform does it ("Easy Auth"): the platform refuses bad tokens, strips
/// the <c>X-MS-CLIENT-PRINCIPAL</c> header from requests, and writes the token's claims into that header. If Easy Auth
/// is off, any caller could forge the header, so every request is refused.
/// </summary>
public abstract record CallerAuthentication
{
    private const string IsOn = "WEBSITE_AUTH_ENABLED";
    private const string HostEnvironment = "AZURE_FUNCTIONS_ENVIRONMENT";

    // An instance in Azure has at least one of these variables, whatever the app settings say. They are set by App
    // Service ("Environment variables and app settings in Azure App Service") and by the platform of Flex Consumption
    // (Azure/azure-functions-host, EnvironmentSettingNames). CONTAINER_NAME, by which that host recognizes Linux
    // Consumption, is left out: a developer's containers have it too. On Linux Consumption WEBSITE_SITE_NAME is set.
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

    /// <summary>No authentication: the API refuses every request.</summary>
    public sealed record Disabled : CallerAuthentication;

    /// <summary>
    /// Reads the kind of authentication from the variables that the platform sets. <c>WEBSITE_AUTH_ENABLED</c> is
    /// <c>True</c> if authentication is on ("Environment variables and app settings in Azure App Service"; that Flex
    /// Consumption sets it as well is unverified, and without it the API refuses every request). The API is open only
    /// on a host whose environment is Development and which has none of the variables of an Azure instance.
    /// </summary>
    /// <param name="variable">Returns an environment variable's value; null if it is not set.</param>
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
