using Remediation.ConnectionLogs;

namespace Remediation.Tests.ConnectionLogs.Tables;

public class SignInTableTests
{
    private const string Key = "Legacy TLS (TLS 1.0, 1.1, 3DES)";
    private const string Time = "2026-11-05T10:00:00Z";

    [Theory]
    [InlineData("True", TlsProtocols.LegacyText)]
    [InlineData("true", TlsProtocols.LegacyText)]
    [InlineData("1", TlsProtocols.LegacyText)]
    [InlineData(" TRUE ", TlsProtocols.LegacyText)]
    [InlineData("False", TlsProtocols.ModernText)]
    [InlineData("false", TlsProtocols.ModernText)]
    [InlineData("0", TlsProtocols.ModernText)]
    [InlineData("", "Legacy TLS: ''")]
    [InlineData("maybe", "Legacy TLS: 'maybe'")]
    public void The_flags_value_decides_in_both_shapes(string value, string version)
    {
        var list = new[] { new { key = "Is CAE Token", value = "True" }, new { key = Key, value } };
        var text = System.Text.Json.JsonSerializer.Serialize(list);
        Assert.Equal(
            version,
            Records
                .Mapped("SigninLogs", new { TimeGenerated = Time, AuthenticationProcessingDetails = text })
                .TlsVersion
        );
        var nested = new { time = Time, properties = new { authenticationProcessingDetails = list } };
        Assert.Equal(version, Records.Mapped("AADNonInteractiveUserSignInLogs", nested).TlsVersion);
    }

    [Theory]
    [InlineData("[]", TlsProtocols.ModernText)]
    [InlineData("", TlsProtocols.ModernText)]
    [InlineData("[null,5,{},{\"key\":null},{\"key\":\"Legacy TLS\",\"value\":true}]", TlsProtocols.LegacyText)]
    [InlineData("[{\"key\":\"Legacy TLS\",\"value\":false}]", TlsProtocols.ModernText)]
    [InlineData(
        "[{\"key\":\"Legacy TLS\",\"value\":\"False\"},{\"key\":\"Legacy TLS\",\"value\":\"True\"}]",
        TlsProtocols.LegacyText
    )]
    [InlineData("[{\"key\":\"Root Key Type\",\"value\":\"Legacy TLS\"}]", TlsProtocols.ModernText)]
    [InlineData("[{\"KEY\":\"legacy tls (tls 1.0, 1.1, 3des)\",\"Value\":\"1\"}]", TlsProtocols.LegacyText)]
    public void Odd_lists_are_read_by_key_and_value(string details, string version) =>
        Assert.Equal(
            version,
            Records
                .Mapped("SigninLogs", new { TimeGenerated = Time, AuthenticationProcessingDetails = details })
                .TlsVersion
        );

    [Fact]
    public void Record_from_an_export_without_the_column_has_no_TLS_version() =>
        Assert.Equal(
            "",
            Records.Mapped("SigninLogs", new { TimeGenerated = Time, IPAddress = "198.51.100.7" }).TlsVersion
        );

    [Theory]
    [InlineData("[{\"key\":\"Legacy")]
    [InlineData("{}")]
    [InlineData("True")]
    public void Details_that_are_no_list_are_malformed(string details) =>
        Assert.Contains(
            "AuthenticationProcessingDetails",
            Records.Malformed(
                "SigninLogs",
                System.Text.Json.JsonSerializer.Serialize(
                    new { TimeGenerated = Time, AuthenticationProcessingDetails = details }
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{"displayName":"RDS01"}""", "RDS01")]
    [InlineData("""{"DisplayName":"RDS01"}""", "RDS01")]
    [InlineData("""{"deviceId":""}""", "")]
    [InlineData("""{"displayName":null}""", "")]
    public void The_device_is_the_host_as_an_object_and_as_text(string device, string host)
    {
        Assert.Equal(
            host,
            Records
                .Mapped(
                    "AADNonInteractiveUserSignInLogs",
                    new
                    {
                        TimeGenerated = Time,
                        UserPrincipalName = "u",
                        DeviceDetail = device,
                    }
                )
                .ClientHost
        );
        Assert.Equal(
            host,
            Records
                .Mapped(
                    "SigninLogs",
                    $$"""{"time":"{{Time}}","callerIpAddress":"::1","properties":{"ipAddress":"203.0.113.9","deviceDetail":{{device}} } }"""
                )
                .ClientHost
        );
    }

    [Fact]
    public void A_device_that_cannot_be_read_is_malformed_because_its_name_might_contradict_the_address() =>
        Assert.Contains(
            "DeviceDetail",
            Records.Malformed(
                "SigninLogs",
                $$"""{"TimeGenerated":"{{Time}}","IPAddress":"203.0.113.9","DeviceDetail":"{cut"}"""
            ),
            StringComparison.Ordinal
        );
}
