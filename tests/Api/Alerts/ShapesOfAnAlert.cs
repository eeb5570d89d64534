using System.Text.Json.Nodes;
using Api.Alerts;
using Remediation.Inventory;
using Remediation.Sweeps;

namespace Api.Tests.Alerts;

public class ShapesOfAnAlert
{
    /// <summary>Names that would end a literal, a line or a query, were they ever to reach one.</summary>
    public static TheoryData<string> Hostile =>
        [
            "\"",
            "a\" | take 1 //",
            "a\"; drop table Event //",
            "vm|01",
            "vm\n01",
            "vm\r\n| where true",
            "vm'01",
            "vm\\01",
            "`vm`",
            "vm\u202801",
            "vm\u000001",
            "vm 01",
            "vm;01",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_dimension_that_is_no_computer_name_names_no_machine_whether_alone_or_beside_a_good_one(string text)
    {
        Assert.IsNotType<AlertReading.NamesMachines>(WithComputers(text));
        Assert.Equal(
            ["app-1"],
            Assert.IsType<AlertReading.NamesMachines>(WithComputers(text, "APP-1.contoso.com")).ComputerNames
        );
    }

    private const string Subscription = "/subscriptions/5e9f1c1a-0000-4000-8000-00000000000a";
    private static readonly MachineId Vm = MachineId.Parse(
        Subscription + "/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachines/shop-web-01"
    );
    private static readonly MachineId Arc = MachineId.Parse(
        Subscription + "/resourcegroups/rg-branch/providers/microsoft.hybridcompute/machines/branch-dc"
    );

    [Fact]
    public void A_log_alert_split_by_dimensions_names_machine_and_computers()
    {
        var named = Assert.IsType<AlertReading.NamesMachines>(Payload.Read("log-v2-dimensions"));
        Assert.Equal([Vm], named.Machines);
        Assert.Equal(["shop-web-01", "branch-pc-7"], named.ComputerNames);
        Assert.Equal(
            ("legacy-tls-clients", "Log Alerts V2", "2026-11-20T10:15:01.1234567Z"),
            (named.Alert.RuleName, named.Alert.MonitoringService, named.Alert.FiredAt)
        );
        Assert.Equal(
            Subscription + "/providers/Microsoft.AlertsManagement/alerts/7d1e0000-0000-4000-8000-000000000001",
            named.Alert.AlertId
        );
    }

    [Fact]
    public void Log_alert_with_a_machine_as_target_names_that_machine() =>
        AssertNames("log-v2-resource-column", [Arc], []);

    [Fact]
    public void Unsplit_log_alert_names_no_machine_because_its_target_is_a_workspace() =>
        Assert.IsType<AlertReading.NamesNoMachine>(Payload.Read("log-v2-unsplit"));

    [Fact]
    public void An_old_log_alert_names_its_configuration_items_and_its_embedded_rows_are_not_read() =>
        AssertNames("log-v1-computers", [], ["app-04", "app-05"]);

    [Fact]
    public void An_old_log_alert_with_dimensions_names_each_computer_once() =>
        AssertNames("log-v1-dimensions", [], ["app-04"]);

    [Theory]
    [InlineData("metric-machine")]
    [InlineData("activity-log")]
    [InlineData("resource-health")]
    public void Alert_on_a_machine_names_that_machine_by_its_target(string payload) => AssertNames(payload, [Vm], []);

    [Theory]
    [InlineData("metric-storage")]
    [InlineData("metric-storage-dynamic")]
    [InlineData("activity-log-policy")]
    [InlineData("smart-detector")]
    [InlineData("prometheus")]
    public void Alert_on_another_resource_names_no_machine(string payload) =>
        Assert.IsType<AlertReading.NamesNoMachine>(Payload.Read(payload));

    [Fact]
    public void Resolved_alert_has_the_id_of_its_firing()
    {
        var resolved = Assert.IsType<AlertReading.Resolved>(Payload.Read("resolved"));
        var fired = Assert.IsType<AlertReading.NamesMachines>(Payload.Read("log-v2-dimensions"));
        Assert.Equal(fired.Alert, resolved.Alert);
        Assert.Equal(SweepIds.FromAlert(fired.Alert.AlertId, fired.Alert.FiredAt), fired.Alert.SweepId);
    }

    [Theory]
    [InlineData("test-log-v2")]
    [InlineData("test-activity-log")]
    [InlineData("test-budget")]
    [InlineData("test-service-health")]
    public void A_sample_of_the_portal_is_a_test(string payload) =>
        Assert.IsType<AlertReading.Test>(Payload.Read(payload));

    [Fact]
    public void Alert_of_a_rule_named_like_a_sample_is_a_real_alert() =>
        Assert.IsType<AlertReading.NamesMachines>(
            Payload.Read("log-v2-dimensions", root => root.Essentials()["alertRule"] = "test-logAlertRule-v2")
        );

    [Fact]
    public void Alert_of_a_rule_in_a_test_resource_group_is_a_real_alert() =>
        Assert.IsType<AlertReading.NamesMachines>(
            Payload.Read("test-log-v2", root => root.Essentials()["alertRule"] = "test-tls")
        );

    [Fact]
    public void An_alert_without_context_still_names_its_targets() =>
        AssertNames("metric-machine", [Vm], [], root => root["data"]!.AsObject().Remove("alertContext"));

    [Fact]
    public void Names_of_members_may_be_in_any_case() =>
        AssertNames(
            "metric-machine",
            [Vm],
            [],
            root =>
            {
                var essentials = root.Essentials().AsObject();
                foreach (var (name, value) in essentials.ToList())
                {
                    essentials.Remove(name);
                    essentials[name.ToUpperInvariant()] = value;
                }
            }
        );

    [Fact]
    public void A_column_with_a_placeholder_is_no_computer() =>
        Assert.IsType<AlertReading.NamesNoMachine>(
            Payload.Read(
                "log-v2-unsplit",
                root =>
                    root.Context()["condition"]!["allOf"]![0]!["dimensions"] = new JsonArray(
                        Dimension("Computer", ""),
                        Dimension("Computer", "-"),
                        Dimension("Computer", "(empty)"),
                        Dimension("HostName", "10.0.0.4"),
                        Dimension("HostName", "8.8.8.8x"),
                        Dimension("User", "shop-web-01")
                    )
            )
        );

    [Fact]
    public void Configuration_items_of_a_log_alert_with_dimensions_may_be_anything() =>
        Assert.IsType<AlertReading.NamesNoMachine>(
            Payload.Read(
                "log-v1-dimensions",
                root => root.Context()["Dimensions"] = new JsonArray(Dimension("Resource", "APP-04"))
            )
        );

    [Theory]
    [InlineData(SweepRequest.MostMachines, false)]
    [InlineData(SweepRequest.MostMachines + 1, true)]
    public void A_list_that_would_have_to_be_cut_is_not_given(int count, bool tooMany)
    {
        var reading = Payload.Read(
            "log-v2-unsplit",
            root =>
                root.Context()["condition"]!["allOf"]![0]!["dimensions"] = new JsonArray([
                    .. Enumerable.Range(0, count).Select(number => Dimension("Computer", $"app-{number}")),
                ])
        );
        Assert.Equal(tooMany ? count : 0, reading is AlertReading.NamesTooMany many ? many.Count : 0);
        Assert.Equal(tooMany ? 0 : count, reading is AlertReading.NamesMachines named ? named.ComputerNames.Count : 0);
    }

    private static JsonObject Dimension(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static void AssertNames(
        string payload,
        MachineId[] machines,
        string[] names,
        Action<JsonNode>? change = null
    )
    {
        var named = Assert.IsType<AlertReading.NamesMachines>(Payload.Read(payload, change));
        Assert.Equal(machines, named.Machines);
        Assert.Equal(names, named.ComputerNames);
    }

    private static AlertReading WithComputers(params string[] names) =>
        Payload.Read(
            "log-v2-unsplit",
            root =>
                root.Context()["condition"]!["allOf"]![0]!["dimensions"] = new JsonArray([
                    .. names.Select(name => Dimension("Computer", name)),
                ])
        );
}
