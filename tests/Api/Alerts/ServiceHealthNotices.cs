using Api.Alerts;

namespace Api.Tests.Alerts;

public class ServiceHealthNotices
{
    [Fact]
    public void Action_required_is_an_advisory_with_its_title()
    {
        var advisory = Assert.IsType<AlertReading.Advisory>(Payload.Read("service-health-action-required"));
        Assert.Equal("Action required: older TLS versions end for a service", advisory.Title);
        Assert.Equal("advisories", advisory.Alert.RuleName);
    }

    [Theory]
    [InlineData("Security", "Active")]
    [InlineData("ActionRequired", "Active")]
    [InlineData("Informational", "active")]
    [InlineData("Maintenance", "Planned")]
    [InlineData("Maintenance", "InProgress")]
    [InlineData("Maintenance", "Rescheduled")]
    [InlineData("security", "")]
    [InlineData("Security", "Something new")]
    public void An_announcement_that_is_under_way_is_an_advisory(string type, string stage) =>
        Assert.IsType<AlertReading.Advisory>(Read(type, stage));

    [Theory]
    [InlineData("Security", "Resolved")]
    [InlineData("Security", "RCA")]
    [InlineData("Maintenance", "Complete")]
    [InlineData("Maintenance", "Canceled")]
    public void An_announcement_that_is_over_is_ignored(string type, string stage) =>
        Assert.Contains("over", Assert.IsType<AlertReading.Ignored>(Read(type, stage)).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("Incident")]
    [InlineData("Billing")]
    public void Another_type_is_ignored_and_named(string type) =>
        Assert.Contains(
            $"'{type}'",
            Assert.IsType<AlertReading.Ignored>(Read(type, "Active")).Why,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_outage_is_ignored() => Assert.IsType<AlertReading.Ignored>(Payload.Read("service-health-incident"));

    [Fact]
    public void Planned_maintenance_is_an_advisory() =>
        Assert.IsType<AlertReading.Advisory>(Payload.Read("service-health-maintenance"));

    [Fact]
    public void A_notice_whose_status_is_resolved_is_over() =>
        Assert.IsType<AlertReading.Ignored>(
            Payload.Read("service-health-action-required", root => root.Context()["status"] = "Resolved")
        );

    [Fact]
    public void A_title_is_one_short_line()
    {
        var reading = Payload.Read(
            "service-health-action-required",
            root => root.Context()["properties"]!["defaultLanguageTitle"] = "line\r\nline " + new string('x', 1000)
        );
        var title = Assert.IsType<AlertReading.Advisory>(reading).Title;
        Assert.Equal(200, title.Length);
        Assert.StartsWith("line  line x", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_English_title_the_local_one_is_taken()
    {
        var reading = Payload.Read(
            "service-health-action-required",
            root =>
            {
                root.Context()["properties"]!["defaultLanguageTitle"] = null;
                root.Context()["properties"]!["title"] = "Aktion erforderlich";
            }
        );
        Assert.Equal("Aktion erforderlich", Assert.IsType<AlertReading.Advisory>(reading).Title);
    }

    private static AlertReading Read(string type, string stage) =>
        Payload.Read(
            "service-health-action-required",
            root =>
            {
                root.Context()["properties"]!["incidentType"] = type;
                root.Context()["properties"]!["stage"] = stage;
            }
        );
}
