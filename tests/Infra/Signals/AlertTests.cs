using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Alerts;
using Kql.Tests;

namespace Infra.Tests.Signals;

/// <summary>Alert recipients: the alert endpoint for machines, operators for failures of the app.</summary>
public sealed class AlertTests(KustoParser parser)
{
    private const string Vm =
        "/subscriptions/"
        + Snapshot.Subscription
        + "/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1";

    private static readonly (string, string)[] ApiParameters =
    [
        ("name", "'dev'"),
        ("appUri", "'https://func-dev.azurewebsites.net'"),
        (
            "entra",
            "{ objectId: '22222222-2222-3333-4444-555555555555', identifierUri: 'api://tls', tenantId: "
                + "'33333333-2222-3333-4444-555555555555' }"
        ),
    ];

    [Fact]
    public async Task Alert_endpoint_is_called_with_a_token_of_its_own_application_and_no_key()
    {
        var groups = await Snapshot.ResourcesAsync("apiGroup", ApiParameters);
        var webhook = Assert.Single(
            Assert.Single(groups).GetProperty("properties").GetProperty("webhookReceivers").EnumerateArray()
        );

        Assert.Equal("https://func-dev.azurewebsites.net/api/alerts", webhook.GetProperty("serviceUri").GetString());
        Assert.True(webhook.GetProperty("useAadAuth").GetBoolean());
        Assert.True(webhook.GetProperty("useCommonAlertSchema").GetBoolean());
        Assert.Equal("22222222-2222-3333-4444-555555555555", webhook.GetProperty("objectId").GetString());
        Assert.Equal("api://tls", webhook.GetProperty("identifierUri").GetString());
        Assert.Equal("33333333-2222-3333-4444-555555555555", webhook.GetProperty("tenantId").GetString());
    }

    [Theory]
    [InlineData("''", "")]
    [InlineData("'ops@example.com'", "ops@example.com")]
    public async Task Operator_email_addresses_receive_alerts_if_given(string email, string addresses)
    {
        var groups = await Snapshot.ResourcesAsync("peopleGroup", ("name", "'dev'"), ("email", email));
        var people = Assert.Single(groups).GetProperty("properties");

        Assert.Equal(
            addresses,
            string.Join(
                ' ',
                people
                    .GetProperty("emailReceivers")
                    .EnumerateArray()
                    .Select(receiver => receiver.GetProperty("emailAddress").GetString())
            )
        );
        Assert.False(people.TryGetProperty("webhookReceivers", out _));
    }

    // The payload is what the platform makes of the rule: its dimensions, each with a row's value.
    [Fact]
    public async Task Legacy_TLS_alert_reaches_the_endpoint_with_the_calling_machine()
    {
        var rule = await Deployed.LegacyAlertAsync();
        var criterion = Deployed.Criterion(rule);
        var row = new Dictionary<string, string> { ["Computer"] = "vm1.contoso.local", ["_ResourceId"] = Vm };
        string[] dimensions =
        [
            .. criterion
                .GetProperty("dimensions")
                .EnumerateArray()
                .Select(dimension => dimension.GetProperty("name").GetString()!),
        ];
        var payload = Payload(
            "Log Alerts V2",
            new JsonObject
            {
                ["condition"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(
                        new JsonObject
                        {
                            ["dimensions"] = new JsonArray([
                                .. dimensions.Select(name => new JsonObject { ["name"] = name, ["value"] = row[name] }),
                            ]),
                        }
                    ),
                },
            }
        );

        var reading = Assert.IsType<AlertReading.NamesMachines>(AlertReader.Read(payload));
        Assert.Equal([Vm], reading.Machines.Select(machine => machine.Value));
        Assert.Equal(["vm1"], reading.ComputerNames);
        Assert.Equal([Deployed.ApiGroup], Deployed.GroupsOf(rule));
    }

    [Fact]
    public async Task A_rules_dimensions_and_measure_are_columns_of_its_query()
    {
        var answers = await parser.CheckAsync("signals-columns", await Deployed.QueriesAsync());
        foreach (var rule in (await Deployed.AlertsAsync()).Append(await Deployed.LegacyAlertAsync()))
        {
            var criterion = Deployed.Criterion(rule);
            var columns = answers[NameOf(rule)].Columns;
            var measure = criterion.TryGetProperty("metricMeasureColumn", out var column) ? column.GetString() : null;
            Assert.Equal(measure is null ? "Count" : "Total", criterion.GetProperty("timeAggregation").GetString());
            Assert.True(measure is null || columns.Contains($"{measure}:long"), NameOf(rule));
            if (criterion.TryGetProperty("dimensions", out var dimensions))
            {
                Assert.All(
                    dimensions.EnumerateArray(),
                    dimension => Assert.Contains($"{dimension.GetProperty("name").GetString()}:string", columns)
                );
            }
        }
    }

    // A failure that starts a sweep, which fails, which starts a sweep.
    [Fact]
    public async Task Failures_of_the_app_go_to_operators_and_never_to_the_alert_endpoint()
    {
        var rules = await Deployed.AlertsAsync();

        Assert.Equal(
            [
                "alert-dev-sources-cannot-see",
                "alert-dev-sweep-given-up",
                "alert-dev-sweep-interrupted",
                "alert-dev-timer-silent",
            ],
            rules.Select(NameOf).Order(StringComparer.Ordinal)
        );
        Assert.All(rules, rule => Assert.Equal([Deployed.PeopleGroup], Deployed.GroupsOf(rule)));
        Assert.All(rules, rule => Assert.True(rule.GetProperty("properties").GetProperty("enabled").GetBoolean()));
    }

    [Theory]
    [InlineData("13")]
    [InlineData("47")]
    public async Task A_timer_that_is_silent_for_so_many_hours_fires(string hours)
    {
        var rule = (await Deployed.AlertsAsync(("timerSilenceHours", hours))).Single(rule =>
            NameOf(rule).EndsWith("timer-silent", StringComparison.Ordinal)
        );
        var criterion = Deployed.Criterion(rule);

        Assert.Equal(
            ("LessThan", 1, "P2D"),
            (
                criterion.GetProperty("operator").GetString(),
                criterion.GetProperty("threshold").GetInt32(),
                rule.GetProperty("properties").GetProperty("windowSize").GetString()
            )
        );
        Assert.Contains(
            $"let Silence = {hours}h;",
            criterion.GetProperty("query").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sources_need_not_be_watched()
    {
        var rules = await Deployed.AlertsAsync(("watchSources", "false"));
        Assert.Equal(
            ["alert-dev-sources-cannot-see"],
            rules.Where(rule => !rule.GetProperty("properties").GetProperty("enabled").GetBoolean()).Select(NameOf)
        );
    }

    // muteActionsDuration and autoMitigate exclude each other.
    [Fact]
    public async Task Alert_rule_either_mutes_its_actions_or_resolves_automatically()
    {
        Assert.All(
            (await Deployed.AlertsAsync())
                .Append(await Deployed.LegacyAlertAsync())
                .Select(rule => rule.GetProperty("properties")),
            properties =>
                Assert.NotEqual(
                    properties.GetProperty("autoMitigate").GetBoolean(),
                    properties.TryGetProperty("muteActionsDuration", out _)
                )
        );
    }

    [Fact]
    public async Task Every_notice_type_of_the_rule_is_read_by_the_alert_endpoint()
    {
        var rule = Assert.Single(
            await Snapshot.ResourcesAsync(
                "serviceHealth",
                ("name", "'alert-dev-service-health'"),
                ("actionGroupIds", $"['{Deployed.ApiGroup}']")
            )
        );
        var properties = rule.GetProperty("properties");
        var conditions = properties.GetProperty("condition").GetProperty("allOf").EnumerateArray().ToList();
        var kinds = conditions[1].GetProperty("anyOf").EnumerateArray().ToList();

        Assert.Equal(
            "/subscriptions/" + Snapshot.Subscription,
            Assert.Single(properties.GetProperty("scopes").EnumerateArray()).GetString()
        );
        Assert.Equal(
            ("category", "ServiceHealth"),
            (conditions[0].GetProperty("field").GetString(), conditions[0].GetProperty("equals").GetString())
        );
        Assert.Contains("Security", kinds.Select(kind => kind.GetProperty("equals").GetString()));
        Assert.All(
            kinds,
            kind =>
            {
                Assert.Equal("properties.incidentType", kind.GetProperty("field").GetString());
                var notice = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["incidentType"] = kind.GetProperty("equals").GetString(),
                        ["title"] = "TLS",
                    },
                };
                Assert.IsType<AlertReading.Advisory>(AlertReader.Read(Payload("ServiceHealth", notice)));
            }
        );
        Assert.Equal(
            Deployed.ApiGroup,
            Assert
                .Single(properties.GetProperty("actions").GetProperty("actionGroups").EnumerateArray())
                .GetProperty("actionGroupId")
                .GetString()
        );
    }

    private static string NameOf(JsonElement resource) => resource.GetProperty("name").GetString()!;

    private static byte[] Payload(string service, JsonObject context) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["schemaId"] = "azureMonitorCommonAlertSchema",
                ["data"] = new JsonObject
                {
                    ["essentials"] = new JsonObject
                    {
                        ["alertId"] = "a-1",
                        ["alertRule"] = "rule",
                        ["signalType"] = "Log",
                        ["monitorCondition"] = "Fired",
                        ["monitoringService"] = service,
                        ["alertTargetIDs"] = new JsonArray(Deployed.Workspace),
                        ["firedDateTime"] = "2026-11-20T10:15:00Z",
                    },
                    ["alertContext"] = context,
                },
            }.ToJsonString()
        );
}
