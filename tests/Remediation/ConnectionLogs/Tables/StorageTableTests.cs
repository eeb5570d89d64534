using Remediation.ConnectionLogs;

namespace Remediation.Tests.ConnectionLogs.Tables;

public class StorageTableTests
{
    private const string T = "\"TimeGenerated\":\"2026-01-05T10:00:00Z\"";

    [Theory]
    [InlineData(
        """{"time":"2026-01-05T10:00:00Z","callerIpAddress":"10.0.0.4:5","properties":{"tlsVersion":"TLS 1.0","userAgentHeader":"ua"}}"""
    )]
    [InlineData(
        """{"TimeGenerated":"2026-01-05T10:00:00Z","CallerIpAddress":"10.0.0.4:5","TlsVersion":"TLS 1.0","UserAgentHeader":"ua"}"""
    )]
    [InlineData(
        """{"TIME":"2026-01-05 10:00:00","callerIPAddress":" 10.0.0.4:5 ","tlsVersion":"TLS 1.0","userAgentHeader":"ua"}"""
    )]
    [InlineData(
        """{"time":"2026-01-05T12:00:00+02:00","callerIpAddress":"10.0.0.4:5","properties":"{\"tlsVersion\":\"TLS 1.0\",\"userAgentHeader\":\"ua\"}"}"""
    )]
    [InlineData(
        """{"TimeGenerated":"1/5/2026, 10:00:00.000 AM","CallerIpAddress":"10.0.0.4:5","TlsVersion":"TLS 1.0","UserAgentHeader":"ua"}"""
    )]
    public void Both_export_shapes_yield_the_same_record(string json)
    {
        var connection = Records.Mapped("StorageBlobLogs", json);
        Assert.Equal(
            new LoggedConnection("StorageBlobLogs", new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero), "TLS 1.0")
            {
                ClientIp = "10.0.0.4:5",
                Evidence = "ua",
            },
            connection
        );
    }

    [Theory]
    [InlineData("{" + T + ",\"OperationName\":\"GetBlob\"}", "")]
    [InlineData("{" + T + ",\"TlsVersion\":null}", "")]
    [InlineData("{" + T + ",\"TlsVersion\":\"  \"}", "")]
    [InlineData("{" + T + ",\"TlsVersion\":1.2}", "1.2")]
    [InlineData("{" + T + ",\"TlsVersion\":\"TLS 1.3\"}", "TLS 1.3")]
    [InlineData("{" + T + ",\"TlsVersion\":\"\\ud800\"}", "\\ud800")]
    [InlineData("{" + T + ",\"TlsVersion\":\"TLS 1.0\",\"TlsVersion\":\"TLS 1.2\"}", "TLS 1.0")]
    public void Version_spelling_is_kept_and_blank_stays_blank(string json, string version) =>
        Assert.Equal(version, Records.Mapped("StorageQueueLogs", json).TlsVersion);

    [Theory]
    [InlineData("/subscriptions/S/resourceGroups/R/providers/Microsoft.Storage/storageAccounts/A/blobServices/default")]
    [InlineData("/subscriptions/s/resourcegroups/r/providers/microsoft.storage/storageaccounts/a")]
    [InlineData("/subscriptions/s/resourcegroups/r/providers/microsoft.storage/storageaccounts/a/")]
    public void Account_and_service_are_one_server(string id) =>
        Assert.Equal(
            "/subscriptions/s/resourcegroups/r/providers/microsoft.storage/storageaccounts/a",
            Records
                .Mapped(
                    "StorageBlobLogs",
                    new
                    {
                        time = "2026-01-05T10:00:00Z",
                        resourceId = id,
                        operationName = "GetBlob",
                    }
                )
                .ServerResourceId
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"time\":\"10:00\",\"callerIpAddress\":\"10.0.0.4\"}")]
    [InlineData("{\"time\":5,\"callerIpAddress\":\"10.0.0.4\"}")]
    [InlineData("{\"time\":\"20.11.2026 10:00:00\",\"callerIpAddress\":\"10.0.0.4\"}")]
    [InlineData("{\"time\":\"11/20/2026\",\"callerIpAddress\":\"10.0.0.4\"}")]
    [InlineData("{\"TimeGenerated [Local Time]\":\"11/20/2026, 1:00:00 PM\",\"callerIpAddress\":\"10.0.0.4\"}")]
    [InlineData("{" + T + ",\"Computer\":\"WEB01\"}")]
    public void A_record_without_a_readable_time_or_any_storage_column_is_malformed(string json) =>
        Assert.NotEmpty(Records.Malformed("StorageBlobLogs", json));

    [Fact]
    public void Uri_with_a_possible_signature_is_not_kept() =>
        Assert.DoesNotContain(
            "sig=",
            Records
                .Mapped(
                    "StorageBlobLogs",
                    new
                    {
                        time = "2026-01-05T10:00:00Z",
                        operationName = "GetBlob",
                        uri = "https://a/?sig=x",
                    }
                )
                .ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_long_user_agent_is_cut() =>
        Assert.InRange(
            Records
                .Mapped(
                    "StorageFileLogs",
                    new
                    {
                        time = "2026-01-05T10:00:00Z",
                        userAgentHeader = new string('u', 5000),
                        tlsVersion = "",
                    }
                )
                .Evidence.Length,
            200,
            203
        );
}
