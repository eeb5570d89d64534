using System.Text;
using Api.Alerts;
using Api.Requests;

namespace Api.Tests.Alerts;

public class MalformedAlerts
{
    [Theory]
    [InlineData("", "#")]
    [InlineData("not json", "#")]
    [InlineData("{\"schemaId\":", "#")]
    [InlineData("[]", "#")]
    [InlineData("null", "#")]
    [InlineData("{}", "#/schemaId")]
    [InlineData("{\"schemaId\":7}", "#/schemaId")]
    public void Malformed_alert_is_refused_with_the_position_of_the_error(string body, string pointer) =>
        Assert.Equal(pointer, Assert.Single(Faults(Payload.ReadText(body))).Pointer);

    [Fact]
    public void Unsupported_alert_schema_is_named_with_the_remedy()
    {
        var fault = Assert.Single(Faults(Payload.Read("not-common")));
        Assert.Equal("#/schemaId", fault.Pointer);
        Assert.Contains("'Microsoft.Insights/activityLogs'", fault.Detail, StringComparison.Ordinal);
        Assert.Contains("enable the common alert schema", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_essential_is_named_at_once()
    {
        var reading = Payload.ReadText(
            "{\"schemaId\":\"AzureMonitorCommonAlertSchema\",\"data\":{\"essentials\":{\"alertId\":\" \"}}}"
        );
        Assert.Equal(
            ["#/data/essentials/alertId", "#/data/essentials/firedDateTime", "#/data/essentials/monitorCondition"],
            Faults(reading).Select(fault => fault.Pointer)
        );
    }

    [Fact]
    public void An_unknown_condition_is_quoted_on_one_short_line()
    {
        var reading = Payload.Read(
            "metric-machine",
            root => root.Essentials()["monitorCondition"] = "Bro\nken" + new string('x', 500)
        );
        var fault = Assert.Single(Faults(reading));
        Assert.Contains("'Bro kenxx", fault.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Detail);
        Assert.True(fault.Detail.Length < 150, fault.Detail);
    }

    [Fact]
    public void An_endless_id_is_refused() =>
        Assert.Equal(
            "#/data/essentials/alertId",
            Assert
                .Single(
                    Faults(Payload.Read("metric-machine", root => root.Essentials()["alertId"] = new string('x', 1025)))
                )
                .Pointer
        );

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Depth_is_limited_to_32_levels(int levelsBelowRoot, bool isRead)
    {
        var deep =
            string.Concat(Enumerable.Repeat("[", levelsBelowRoot))
            + string.Concat(Enumerable.Repeat("]", levelsBelowRoot));
        var reading = Payload.ReadText(Payload.Text("metric-machine").TrimEnd()[..^1] + $",\"extra\":{deep}}}");
        Assert.Equal(isRead, reading is AlertReading.NamesMachines);
    }

    [Fact]
    public void Text_that_is_no_Unicode_counts_as_missing()
    {
        var reading = Payload.ReadText(
            Payload.Text("metric-machine").Replace("2026-11-20T10:15:06.1234567Z", "\\ud800", StringComparison.Ordinal)
        );
        Assert.Equal("#/data/essentials/firedDateTime", Assert.Single(Faults(reading)).Pointer);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.IsType<AlertReading.NamesMachines>(
            AlertReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Payload.Text("metric-machine"))])
        );

    private static IReadOnlyList<FieldError> Faults(AlertReading reading) =>
        Assert.IsType<AlertReading.Malformed>(reading).Faults;
}
