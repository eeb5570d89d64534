using System.Text.Json;

namespace Infra.Tests;

/// <summary>
/// Which callers reach the app: with an app registration those that Entra and the template name, without one none.
/// </summary>
public sealed class EndpointTests
{
    private const string Client = "33333333-3333-3333-3333-333333333333";
    private const string ActionGroups = "461e8683-5575-4561-ac7f-899cc907d62a";

    [Fact]
    public async Task Without_an_app_registration_no_request_reaches_the_app()
    {
        var deployment = await Deployment.OfAsync();

        Assert.Equal("Deny", GetDefaultAction(deployment));
        Assert.Empty(deployment.Of("Microsoft.Web/sites/config"));
    }

    [Fact]
    public async Task Endpoint_with_a_client_id_authenticates_every_request()
    {
        var deployment = await Deployment.RichAsync();
        var validation = Auth(deployment).GetProperty("globalValidation");

        Assert.Equal("Allow", GetDefaultAction(deployment));
        Assert.Equal("true", Auth(deployment).GetProperty("platform").GetProperty("enabled").GetRawText());
        Assert.Equal("true", validation.GetProperty("requireAuthentication").GetRawText());
        Assert.Equal("Return401", validation.GetProperty("unauthenticatedClientAction").GetString());
    }

    [Fact]
    public async Task Publishing_uses_a_separate_SCM_endpoint_rule()
    {
        var config = Site(await Deployment.OfAsync()).GetProperty("siteConfig");

        Assert.Equal("Allow", config.GetProperty("scmIpSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal("false", config.GetProperty("scmIpSecurityRestrictionsUseMain").GetRawText());
    }

    [Fact]
    public async Task Only_endpoints_without_authentication_in_the_app_are_exempt()
    {
        var exempt = Auth(await Deployment.RichAsync())
            .GetProperty("globalValidation")
            .GetProperty("excludedPaths")
            .EnumerateArray()
            .Select(path => path.GetString());

        // The endpoints without an authorization attribute.
        Assert.Equal(["/api/health", "/api/openapi.json"], exempt.Order());
    }

    [Fact]
    public async Task Tokens_must_be_for_this_API_of_this_tenant_and_from_a_named_caller()
    {
        var entra = Auth(await Deployment.RichAsync())
            .GetProperty("identityProviders")
            .GetProperty("azureActiveDirectory");
        var (registration, validation) = (entra.GetProperty("registration"), entra.GetProperty("validation"));
        var policy = validation.GetProperty("defaultAuthorizationPolicy");

        Assert.Equal(Client, registration.GetProperty("clientId").GetString());
        Assert.Contains(
            Snapshot.Tenant,
            registration.GetProperty("openIdIssuer").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal([Client, $"api://{Client}"], Texts(validation.GetProperty("allowedAudiences")));
        Assert.Equal(
            [ActionGroups, "44444444-4444-4444-4444-444444444444"],
            Texts(policy.GetProperty("allowedApplications"))
        );
        Assert.Equal(
            ["55555555-5555-5555-5555-555555555555"],
            Texts(policy.GetProperty("allowedPrincipals").GetProperty("identities"))
        );
        Assert.DoesNotContain(
            registration.EnumerateObject(),
            property => property.Name.Contains("secret", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Without_named_callers_every_caller_with_an_app_role_is_admitted()
    {
        var policy = Auth(await Deployment.OfAsync($"param apiClientId = '{Client}'"))
            .GetProperty("identityProviders")
            .GetProperty("azureActiveDirectory")
            .GetProperty("validation")
            .GetProperty("defaultAuthorizationPolicy");

        Assert.Empty(policy.EnumerateObject());
    }

    private static IEnumerable<string?> Texts(JsonElement array) =>
        array.EnumerateArray().Select(text => text.GetString());

    private static JsonElement Site(Deployment deployment) =>
        deployment.Only("Microsoft.Web/sites").GetProperty("properties");

    private static string? GetDefaultAction(Deployment deployment) =>
        Site(deployment).GetProperty("siteConfig").GetProperty("ipSecurityRestrictionsDefaultAction").GetString();

    private static JsonElement Auth(Deployment deployment) =>
        deployment.Only("Microsoft.Web/sites/config").GetProperty("properties");
}
