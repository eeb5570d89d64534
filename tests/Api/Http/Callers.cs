using System.Text;
using System.Text.Json;
using Api.Authorization;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Http;

/// <summary>Which callers are admitted, with and without authentication by the platform.</summary>
public sealed class Callers(SharedAzurite azurite)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly (string Method, string Path, string Body)[] Reading =
    [
        ("GET", "/api/sweeps", ""),
        ("GET", "/api/sweeps/none", ""),
        ("GET", "/api/sweeps/none/report", ""),
        ("GET", "/api/machines/none", ""),
    ];

    private static readonly (string Method, string Path, string Body)[] Operating =
    [
        ("POST", "/api/sweeps", "{}"),
        ("POST", "/api/sweeps/none/cancel", ""),
    ];

    private static readonly (string Method, string Path, string Body)[] Alerting = [("POST", "/api/alerts", "{}")];

    [Theory]
    [InlineData("Sweep.Read", true, false, false)]
    [InlineData("Sweep.Operate", true, true, false)]
    [InlineData("ActionGroupsSecureWebhook", false, false, true)]
    [InlineData("sweep.operate", false, false, false)]
    [InlineData("", false, false, false)]
    public async Task App_role_grants_its_endpoints_and_no_others(string role, bool reads, bool operates, bool alerts)
    {
        await using var host = await StartAsync(new CallerAuthentication.ByPlatform());

        Assert.All(await TryAsync(host, Reading, Principal(role)), answer => Assert.Equal(reads, IsLetIn(answer)));
        Assert.All(await TryAsync(host, Operating, Principal(role)), answer => Assert.Equal(operates, IsLetIn(answer)));
        Assert.All(await TryAsync(host, Alerting, Principal(role)), answer => Assert.Equal(alerts, IsLetIn(answer)));
    }

    [Fact]
    public async Task Caller_without_the_role_gets_403_naming_the_role_and_starts_nothing()
    {
        await using var host = await StartAsync(new CallerAuthentication.ByPlatform());
        var answer = (await host.StartSweepAsync("{}", (Header, Principal("Sweep.Read")))).Expect(403);

        Assert.Equal("urn:tls-sweep:problem:role-missing", answer.Json.GetProperty("type").GetString());
        Assert.Contains("Sweep.Operate", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await host.AssertNothingStartedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("W10=")]
    [InlineData("eyJjbGFpbXMiOjd9")]
    public async Task Unreadable_principal_is_unauthenticated(string header)
    {
        await using var host = await StartAsync(new CallerAuthentication.ByPlatform());
        Assert.Equal(
            "urn:tls-sweep:problem:not-signed-in",
            (await host.StartSweepAsync("{}", (Header, header))).Expect(401).Json.GetProperty("type").GetString()
        );
        await host.AssertNothingStartedAsync();
    }

    [Fact]
    public async Task Roles_of_older_tokens_count_and_other_claims_do_not()
    {
        await using var host = await StartAsync(new CallerAuthentication.ByPlatform());
        var old = Encode(
            new
            {
                claims = new[]
                {
                    new { typ = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role", val = "Sweep.Operate" },
                },
            }
        );
        var other = Encode(
            new { claims = new object[] { new { typ = "scp", val = "Sweep.Operate" }, new { typ = "roles" }, 7 } }
        );

        (await host.StartSweepAsync("{}", (Header, old))).Expect(202);
        (await host.StartSweepAsync("{}", (Header, other))).Expect(403);
    }

    [Fact]
    public async Task Without_authentication_a_forged_principal_is_granted_only_health()
    {
        await using var host = await StartAsync(new CallerAuthentication.Disabled());
        var answers = await TryAsync(host, [.. Reading, .. Operating, .. Alerting], Principal("Sweep.Operate"));

        Assert.All(
            answers,
            answer =>
                Assert.Equal(
                    "urn:tls-sweep:problem:authentication-off",
                    answer.Expect(403).Json.GetProperty("type").GetString()
                )
        );
        (await host.GetAsync("/api/health")).Expect(200);
        (await host.GetAsync("/api/openapi.json")).Expect(200);
        await host.AssertNothingStartedAsync();
    }

    [Theory]
    [InlineData("True", null, null, typeof(CallerAuthentication.ByPlatform))]
    [InlineData("true", "Development", "instance", typeof(CallerAuthentication.ByPlatform))]
    [InlineData(null, "Development", null, typeof(CallerAuthentication.DeveloperOnly))]
    [InlineData("False", "Development", null, typeof(CallerAuthentication.DeveloperOnly))]
    [InlineData(null, "Development", "instance", typeof(CallerAuthentication.Disabled))]
    [InlineData("False", null, "instance", typeof(CallerAuthentication.Disabled))]
    [InlineData("yes", null, null, typeof(CallerAuthentication.Disabled))]
    [InlineData(null, null, null, typeof(CallerAuthentication.Disabled))]
    [InlineData(null, "Production", null, typeof(CallerAuthentication.Disabled))]
    public void Only_a_developers_own_host_is_open(string? isOn, string? environment, string? instance, Type expected)
    {
        foreach (
            var mark in new[] { "WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME", "WEBSITE_POD_NAME", "LEGION_SERVICE_HOST" }
        )
        {
            var variables = new Dictionary<string, string?>
            {
                ["WEBSITE_AUTH_ENABLED"] = isOn,
                ["AZURE_FUNCTIONS_ENVIRONMENT"] = environment,
                [mark] = instance,
            };
            Assert.IsType(expected, CallerAuthentication.FromEnvironment(variables.GetValueOrDefault));
        }
    }

    [Fact]
    public void A_developers_container_that_has_a_name_stays_open() =>
        Assert.IsType<CallerAuthentication.DeveloperOnly>(
            CallerAuthentication.FromEnvironment(
                new Dictionary<string, string?>
                {
                    ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
                    ["CONTAINER_NAME"] = "devcontainer",
                }.GetValueOrDefault
            )
        );

    [Fact]
    public void Without_the_platforms_word_no_variable_opens_a_host_that_has_a_mark_of_Azure() =>
        Gen
            .String.Array[6]
            .Sample(values =>
            {
                string[] names =
                [
                    "WEBSITE_AUTH_ENABLED",
                    "AZURE_FUNCTIONS_ENVIRONMENT",
                    "ASPNETCORE_ENVIRONMENT",
                    "DOTNET_ENVIRONMENT",
                    "WEBSITE_HOSTNAME",
                    "IDENTITY_ENDPOINT",
                ];
                var variables = names.Zip(values).ToDictionary(pair => pair.First, pair => (string?)pair.Second);
                variables["WEBSITE_SITE_NAME"] = "app";
                variables["WEBSITE_AUTH_ENABLED"] = null;
                Assert.IsType<CallerAuthentication.Disabled>(
                    CallerAuthentication.FromEnvironment(variables.GetValueOrDefault)
                );
            });

    private static bool IsLetIn(ApiResponse answer) => answer.Status is not (401 or 403);

    private static string Principal(string role) =>
        Encode(
            new
            {
                auth_typ = "aad",
                claims = new[] { new { typ = "roles", val = role } },
                name_typ = "name",
                role_typ = "roles",
            }
        );

    private static string Encode(object principal) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)));

    private static async Task<IReadOnlyList<ApiResponse>> TryAsync(
        TestApiHost host,
        (string Method, string Path, string Body)[] requests,
        string principal
    )
    {
        var answers = new List<ApiResponse>();
        foreach (var (method, path, body) in requests)
        {
            answers.Add(
                await host.SendAsync(
                    HttpMethod.Parse(method),
                    path,
                    body.Length == 0 ? null : TestApiHost.Json(body),
                    (Header, principal)
                )
            );
        }

        return answers;
    }

    private async Task<TestApiHost> StartAsync(CallerAuthentication check) =>
        await TestApiHost.StartAsync(await azurite.OpenAsync(), change: services => services.AddSingleton(check));
}
