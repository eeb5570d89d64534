using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>
/// The floor that no parameter can lower: identity instead of keys, TLS 1.2 and up, no way in but the ones that are
/// meant.
/// </summary>
public sealed partial class SecurityTests
{
    private const string Sites = "Microsoft.Web/sites";
    private const string Accounts = "Microsoft.Storage/storageAccounts";
    private const string Assignments = "Microsoft.Authorization/roleAssignments";

    /// <summary>Properties of siteConfig with which Azure refuses a Flex Consumption app (error 51021).</summary>
    private static readonly string[] RefusedOnFlex =
    [
        "alwaysOn",
        "ftpsState",
        "linuxFxVersion",
        "windowsFxVersion",
        "netFrameworkVersion",
        "use32BitWorkerProcess",
        "preWarmedInstanceCount",
        "minimumElasticInstanceCount",
        "functionAppScaleLimit",
        "functionsRuntimeScaleMonitoringEnabled",
        "vnetRouteAllEnabled",
    ];

    /// <summary>Settings that a Flex Consumption app refuses or ignores.</summary>
    private static readonly string[] NotOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_EXTENSION_VERSION",
        "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTSHARE",
        "ENABLE_ORYX_BUILD",
        "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "AzureWebJobsStorage",
    ];

    public static TheoryData<string> Files => [.. Bicep.Files];

    public static TheoryData<bool> Both => [false, true];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_template_reads_a_key_or_outputs_a_secret(string file)
    {
        var text = (await Bicep.BuildAsync(file)).Output;

        Assert.DoesNotMatch(ListFunction(), text);
        Assert.DoesNotMatch(SecretOutput(), text);
        Assert.DoesNotContain("AccountKey", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[listKeys(resourceId('a', 'b'), '2024-01-01').keys[0].value]", true)]
    [InlineData("[listConnectionStrings('a', 'b')]", true)]
    [InlineData("[account.listAccountSas('a')]", true)]
    [InlineData("a list (of words)", false)]
    public void What_lists_secrets_is_recognised(string text, bool lists) =>
        Assert.Equal(lists, ListFunction().IsMatch(text));

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_account_has_no_keys_and_no_public_blob(bool isRich)
    {
        var deployment = await OfAsync(isRich);
        var account = Properties(deployment.Only(Accounts));

        Assert.Equal(
            ("false", "false", "TLS1_2", "true"),
            (
                account.GetProperty("allowSharedKeyAccess").GetRawText(),
                account.GetProperty("allowBlobPublicAccess").GetRawText(),
                account.GetProperty("minimumTlsVersion").GetString(),
                account.GetProperty("supportsHttpsTrafficOnly").GetRawText()
            )
        );
        Assert.Equal("false", account.GetProperty("allowCrossTenantReplication").GetRawText());
        Assert.All(
            deployment.Of(Accounts + "/blobServices/containers"),
            container => Assert.Equal("None", Text(Properties(container), "publicAccess"))
        );
        Assert.Equal(
            "true",
            Properties(deployment.Only(Accounts + "/blobServices"))
                .GetProperty("deleteRetentionPolicy")
                .GetProperty("enabled")
                .GetRawText()
        );
    }

    [Theory]
    [InlineData(false, "Enabled", "Allow")]
    [InlineData(true, "Disabled", "Deny")]
    public async Task With_a_network_the_account_is_closed_to_the_internet(bool isRich, string access, string action)
    {
        var account = Properties((await OfAsync(isRich)).Only(Accounts));

        Assert.Equal(
            (access, action),
            (Text(account, "publicNetworkAccess"), Text(account.GetProperty("networkAcls"), "defaultAction"))
        );
    }

    [Fact]
    public async Task With_a_network_the_app_reaches_blobs_queues_and_tables_over_private_endpoints()
    {
        var deployment = await Deployment.RichAsync();
        var endpoints = deployment.Of("Microsoft.Network/privateEndpoints");
        var app = Properties(deployment.Only("Microsoft.Network/virtualNetworks"))
            .GetProperty("subnets")
            .EnumerateArray()
            .Single(subnet => Text(subnet, "name") == "app");

        Assert.Equal(
            ["blob", "queue", "table"],
            endpoints
                .SelectMany(endpoint =>
                    Properties(endpoint).GetProperty("privateLinkServiceConnections").EnumerateArray()
                )
                .SelectMany(connection => Properties(connection).GetProperty("groupIds").EnumerateArray())
                .Select(group => group.GetString())
                .Order()
        );
        Assert.Equal(
            ["Microsoft.App/environments"],
            Properties(app)
                .GetProperty("delegations")
                .EnumerateArray()
                .Select(one => Text(Properties(one), "serviceName"))
        );
        Assert.EndsWith(
            "/subnets/app",
            Text(Properties(deployment.Only(Sites)), "virtualNetworkSubnetId"),
            StringComparison.Ordinal
        );
        Assert.Equal(3, deployment.Of("Microsoft.Network/privateDnsZones").Count);
        Assert.Equal(3, deployment.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count);
        Assert.Equal(3, deployment.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count);
    }

    [Fact]
    public async Task Without_a_network_there_is_none() =>
        Assert.DoesNotContain(
            (await Deployment.OfAsync()).Resources,
            resource => Text(resource, "type").StartsWith("Microsoft.Network/", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_app_speaks_https_with_TLS_1_2_or_newer(bool isRich)
    {
        var properties = Properties((await OfAsync(isRich)).Only(Sites));
        var config = properties.GetProperty("siteConfig");

        Assert.Equal("true", properties.GetProperty("httpsOnly").GetRawText());
        Assert.Equal(("1.2", "1.2"), (Text(config, "minTlsVersion"), Text(config, "scmMinTlsVersion")));
        Assert.Equal("true", config.GetProperty("http20Enabled").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Publishing_with_a_password_is_disabled(bool isRich)
    {
        var policies = (await OfAsync(isRich)).Of(Sites + "/basicPublishingCredentialsPolicies");

        Assert.Equal(["ftp", "scm"], policies.Select(policy => Text(policy, "name").Split('/')[^1]).Order());
        Assert.All(policies, policy => Assert.Equal("false", Properties(policy).GetProperty("allow").GetRawText()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Logs_and_telemetry_take_tokens_only(bool isRich)
    {
        var deployment = await OfAsync(isRich);
        var settings = AppSettingValues.Of(deployment).ToDictionary();

        Assert.Equal(
            "true",
            Properties(deployment.Only("Microsoft.Insights/components")).GetProperty("DisableLocalAuth").GetRawText()
        );
        Assert.All(
            deployment.Of("Microsoft.OperationalInsights/workspaces"),
            workspace =>
                Assert.Equal(
                    "true",
                    Properties(workspace).GetProperty("features").GetProperty("disableLocalAuth").GetRawText()
                )
        );
        Assert.Equal(
            $"ClientId={settings["Azure__ClientId"]};Authorization=AAD",
            settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_app_is_a_Flex_Consumption_app_that_fetches_its_package_by_identity(bool isRich)
    {
        var deployment = await OfAsync(isRich);
        var site = Properties(deployment.Only(Sites));
        var config = site.GetProperty("functionAppConfig");
        var storage = config.GetProperty("deployment").GetProperty("storage");

        Assert.Equal("FC1", Text(deployment.Only("Microsoft.Web/serverfarms").GetProperty("sku"), "name"));
        Assert.Equal(
            ("dotnet-isolated", "10.0"),
            (Text(config.GetProperty("runtime"), "name"), Text(config.GetProperty("runtime"), "version"))
        );
        Assert.Equal(
            ("blobContainer", "UserAssignedIdentity"),
            (Text(storage, "type"), Text(storage.GetProperty("authentication"), "type"))
        );
        Assert.Empty(
            AppSettingValues
                .Of(deployment)
                .Select(setting => setting.Key)
                .Intersect(NotOnFlex, StringComparer.OrdinalIgnoreCase)
        );
        Assert.Empty(
            site.GetProperty("siteConfig").EnumerateObject().Select(property => property.Name).Intersect(RefusedOnFlex)
        );
        Assert.Equal(
            isRich ? 1 : 0,
            config.GetProperty("scaleAndConcurrency").GetProperty("alwaysReady").GetArrayLength()
        );
    }

    [Fact]
    public async Task The_identity_has_three_roles_on_its_account_and_one_on_its_telemetry()
    {
        var assigned = (await Deployment.OfAsync())
            .Of(Assignments)
            .Select(one => (Scope: Scope().Match(Text(one, "id")).Groups[1].Value, Is: Properties(one)))
            .ToList();

        Assert.All(assigned, one => Assert.Equal("ServicePrincipal", Text(one.Is, "principalType")));
        Assert.Equal(
            [
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
            ],
            Roles(Accounts)
        );
        Assert.Equal(["3913510d-42f4-4e42-8a64-420c390055eb"], Roles("Microsoft.Insights/components"));

        IEnumerable<string> Roles(string type) =>
            assigned
                .Where(one => one.Scope.Contains($"/{type}/", StringComparison.Ordinal))
                .Select(one => Text(one.Is, "roleDefinitionId").Split('/')[^1])
                .Order();
    }

    private static Task<Deployment> OfAsync(bool isRich) => isRich ? Deployment.RichAsync() : Deployment.OfAsync();

    private static JsonElement Properties(JsonElement resource) => resource.GetProperty("properties");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    [GeneratedRegex(@"\blist[A-Z]\w*\(")]
    private static partial Regex ListFunction();

    [GeneratedRegex(@"""type"": ""secure(String|Object)""\s*,\s*""value""", RegexOptions.IgnoreCase)]
    private static partial Regex SecretOutput();

    [GeneratedRegex(@"extensionResourceId\('([^']+)'")]
    private static partial Regex Scope();
}
