using System.Text.Json;
using System.Text.RegularExpressions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.Tests.ConnectionLogs.Queries;

/// <summary>
/// The patterns inside the queries, tested on the inputs of the export reader. No engine for the whole language is
/// available.
/// </summary>
public sealed class PatternTests
{
    public static TheoryData<string> Events =>
        [
            "<EventXML xmlns='LSA_NS'><Type>client</Type><Protocol>TLS "
                + "1.0</Protocol><TargetName>crm.contoso.com</TargetName></EventXML>",
            "<DataItem type=\"System.XmlData\"><EventXML xmlns='LSA_NS'><Type> Server </Type><Protocol>TLS "
                + "1.2</Protocol><TargetName></TargetName></EventXML></DataItem>",
            "<EventData><Data Name=\"Type\">client</Data><Data Name='Protocol'>TLS 1.1</Data><Data "
                + "Name=\"TargetName\">a</Data></EventData>",
            "<EventXML><Type>client</Type><Protocol>SSL "
                + "3.0</Protocol><TargetName/><LocalCertSubjectName>x</LocalCertSubjectName></EventXML>",
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_reads_the_same_in_the_workspace_as_in_an_export(string xml)
    {
        var handshake = SchannelHandshake.Read(Record("EventData", xml))!;

        foreach (var table in new[] { "Event", "WindowsEvent" })
        {
            string[] read =
            [
                .. Patterns(table, "Xml").Select(pattern => Regex.Match(xml, pattern).Groups[1].Value.Trim()),
            ];
            Assert.Equal(
                [handshake.Side, handshake.Protocol, handshake.Target],
                [read[0].ToLowerInvariant(), read[1], read[2]]
            );
        }
    }

    [Theory]
    [InlineData(
        "A TLS client handshake completed successfully. The negotiated parameters are as follows.\n\n"
            + "   Protocol version: TLS 1.0\n   Target name: crm.contoso.com\n   The local certificate subject name: x"
    )]
    [InlineData(
        "A TLS server handshake completed successfully.\r\n   Protocol version: TLS 1.2\r\n   Target name: "
            + "\r\n   The local certificate subject name: CN=a"
    )]
    public void The_rendered_text_reads_the_same_too(string words)
    {
        var handshake = SchannelHandshake.Read(Record("RenderedDescription", words))!;
        string[] read = [.. Patterns("Event", "Words").Select(pattern => Regex.Match(words, pattern).Groups[1].Value)];

        // The second pattern is that of a refusal, which this is not.
        Assert.Equal(
            [handshake.Side, "", handshake.Protocol, handshake.Target],
            [read[0].ToLowerInvariant(), read[1], read[2], read[3] is "The" or "Local" ? "" : read[3]]
        );
    }

    [Theory]
    [InlineData(
        "An TLS 1.0 connection request was received from a remote client application, but none of the cipher "
            + "suites supported match.",
        "TLS 1.0"
    )]
    [InlineData(
        "An SSL 3.0 connection request was received from a remote client application, but none of the cipher "
            + "suites supported match.",
        "SSL 3.0"
    )]
    [InlineData("Von einer Remoteclientanwendung wurde eine TLS 1.0-Verbindungsanforderung empfangen.", "")]
    public void The_text_of_a_refusal_reads_the_same_too(string words, string protocol)
    {
        var refusal = SchannelHandshake.ReadRefusal(Record("Message", words));

        Assert.Equal(protocol, Regex.Match(words, Patterns("Event", "Words").ElementAt(1)).Groups[1].Value);
        Assert.Equal(protocol.Length == 0 ? null : new SchannelHandshake("server", protocol, ""), refusal);
    }

    [Theory]
    [InlineData(
        """[{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":"True"},{"key":"Is CAE Token","value":"False"}]""",
        "true"
    )]
    [InlineData(
        """[{"key":"Is CAE Token","value":"False"},{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)", "value" : "False"}]""",
        "false"
    )]
    [InlineData("""[{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":1}]""", "1")]
    [InlineData("""[{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":true}]""", "true")]
    [InlineData("""[{"key":"Is CAE Token","value":"True"}]""", null)]
    public void The_flag_of_a_sign_in_is_read_by_its_value(string details, string? value)
    {
        var text = LogQueries.Findings.Single(query => query.Source == "SigninLogs").Text;
        var pattern = Regex.Match(text, "extract_all\\(@'([^']+)', Details\\)").Groups[1].Value;
        var match = Regex.Match(details.ToLowerInvariant(), pattern);

        Assert.Equal(value, match.Success ? match.Groups[1].Value : null);
        Assert.Equal(
            value is "true" or "1" ? TlsProtocols.LegacyText : TlsProtocols.ModernText,
            LegacyTlsFlag.Read(Record("AuthenticationProcessingDetails", details))
        );
    }

    private static IEnumerable<string> Patterns(string source, string column) =>
        Regex
            .Matches(
                LogQueries.Findings.Single(query => query.Source == source).Text,
                $"extract\\(@\"([^\"]+)\", 1, {column}\\)"
            )
            .Select(match => match.Groups[1].Value);

    private static TableRecord Record(string column, string value) =>
        TableRecord.FromJson(JsonSerializer.SerializeToElement(new Dictionary<string, string> { [column] = value }));
}
