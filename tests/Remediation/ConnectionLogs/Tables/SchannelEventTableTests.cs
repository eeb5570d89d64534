using System.Text.Json;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.Tests.ConnectionLogs.Tables;

public class SchannelEventTableTests
{
    private const string Fields =
        "<EventXML xmlns='LSA_NS'><Type>client</Type><Protocol>TLS "
        + "1.0</Protocol><TargetName>crm</TargetName></EventXML>";
    private const string English =
        "A TLS client handshake completed successfully. The negotiated cryptographic parameters are as follows.\r\n\r\n"
        + "   Protocol version: TLS 1.0\r\n   CipherSuite: 0xC014\r\n   Target name: crm\r\n   The local "
        + "certificate subject name: ";

    private const string Params =
        "<Param>client</Param><Param>TLS "
        + "1.0</Param><Param>0xc014</Param><Param>256</Param><Param>0x1</Param><Param>crm</Param>";

    [Theory]
    [InlineData("EventData", Fields)]
    [InlineData("EventData", "<UserData>" + Fields + "</UserData>")]
    [InlineData("EventData", "<?xml version=\"1.0\"?><DataItem type='System.XmlData'>" + Fields + "</DataItem>")]
    [InlineData(
        "EventData",
        "<Data Name=\"Type\">Client</Data><Data Name=\"Protocol\">TLS 1.0</Data><Data Name=\"TargetName\">crm</Data>"
    )]
    [InlineData(
        "EventData",
        "<type>CLIENT </type><protocol><![CDATA[TLS 1.0]]></protocol><targetname>c<!-- -->rm</targetname>"
    )]
    [InlineData("RawEventData", "<Event>" + Fields + "</Event>")]
    [InlineData("ParameterXml", Params)]
    [InlineData("RenderedDescription", English)]
    [InlineData("Message", English)]
    [InlineData(
        "Message",
        "A TLS client handshake completed successfully.  Protocol version: TLS 1.0  Target name: crm  The "
            + "local certificate: x"
    )]
    public void Handshake_is_read_from_every_field_that_may_hold_one(string column, string text)
    {
        var connection = Records.Mapped("Event", Event(column, text));
        Assert.Equal(
            ("TLS 1.0", "client", "crm"),
            (connection.TlsVersion, connection.Role, connection.ServerResourceId)
        );
        Assert.Equal(("WEB01.contoso.com", "/subscriptions/s"), (connection.ClientHost, connection.ClientResourceId));
    }

    [Theory]
    [InlineData("EventData", "<Protocol>TLS 1.0</Protocol>")]
    [InlineData("EventData", "<Type>peer</Type><Protocol>TLS 1.0</Protocol>")]
    [InlineData("EventData", "<Type>client</Type><Protocol/>")]
    [InlineData("EventData", "<Type>client</Type><Protocol>TLS 1.0</Protocol><Target")]
    [InlineData("EventData", "<!DOCTYPE x [<!ENTITY p 'TLS 1.0'>]><x><Type>client</Type><Protocol>&p;</Protocol></x>")]
    [InlineData("EventData", "<x><Type>client</Type><Protocol>&p;</Protocol></x>")]
    [InlineData("EventData", "{\"Type\":\"client\"}")]
    [InlineData("ParameterXml", "<Param>client</Param>")]
    [InlineData(
        "RenderedDescription",
        "Ein TLS-Client-Handshake wurde erfolgreich abgeschlossen. Protokollversion: TLS 1.0"
    )]
    [InlineData("Message", "")]
    public void A_handshake_without_a_side_or_a_protocol_is_malformed(string column, string text) =>
        Assert.Contains("handshake", Records.Malformed("Event", Event(column, text)), StringComparison.Ordinal);

    [Fact]
    public void An_empty_target_in_the_text_stays_empty() =>
        Assert.Equal(
            "",
            Records
                .Mapped(
                    "Event",
                    Event("Message", English.Replace("Target name: crm\r\n", "Target name: ", StringComparison.Ordinal))
                )
                .ServerResourceId
        );

    [Fact]
    public void Server_side_event_is_marked_as_server() =>
        Assert.Equal(
            "server",
            Records
                .Mapped("Event", Event("EventData", Fields.Replace("client", "server", StringComparison.Ordinal)))
                .Role
        );

    [Theory]
    [InlineData("Schannel", "36887", true)]
    [InlineData("Service Control Manager", "7036", true)]
    [InlineData("Somebody", "36880", true)]
    [InlineData("", "36880", false)]
    [InlineData("Schannel", "", false)]
    [InlineData("Schannel", "many", false)]
    public void Other_events_are_no_connections_and_events_without_name_are_malformed(
        string source,
        string id,
        bool isSound
    )
    {
        var mapping = Records.Map(
            "Event",
            JsonSerializer.Serialize(
                new
                {
                    TimeGenerated = "2026-11-05T10:00:00Z",
                    Source = source,
                    EventID = id,
                }
            )
        );
        Assert.IsType(isSound ? typeof(RecordReading.NotAConnection) : typeof(RecordReading.Malformed), mapping);
    }

    [Fact]
    public void The_machine_of_a_client_event_is_its_caller() =>
        Assert.Equal(
            "/subscriptions/s",
            Caller
                .FromRow(
                    Assert.Single(ConnectionAggregator.Aggregate([Records.Mapped("Event", Event("EventData", Fields))]))
                )
                .ResourceId
        );

    private static string Event(string column, string text) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["TimeGenerated"] = "2026-11-05T10:00:00.1234567Z",
                ["Source"] = "Schannel",
                ["EventID"] = 36880,
                ["Computer"] = "WEB01.contoso.com",
                ["_ResourceId"] = "/subscriptions/s",
                [column] = text,
            }
        );
}
