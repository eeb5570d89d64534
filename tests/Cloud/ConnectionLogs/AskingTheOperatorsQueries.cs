using Cloud.ConnectionLogs;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using static Cloud.Tests.ConnectionLogs.Doubles;

namespace Cloud.Tests.ConnectionLogs;

public sealed class AskingTheOperatorsQueries
{
    private const string Text = "Proxy_CL | project \"let SourceName = 1\"";
    private static readonly LogQuery Own = OperatorQueries
        .Read($$"""{"proxy":"{{Text.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""", out _)
        .Single();
    private static readonly TrafficQuery First = new(Vm(1), Now.AddDays(-2));

    [Fact]
    public async Task Operator_query_is_sent_verbatim_and_adds_one_source()
    {
        var answer = await Log(Findings(Row())).FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.Equal(new SourceHealth("Custom.proxy", SourceState.Healthy, 1), answer.Sources[^1]);
        Assert.Equal(
            ("Custom.proxy", "vm-01", 10),
            (Assert.Single(answer.Rows).Source, answer.Rows[0].ClientHost, (int)answer.Rows[0].Hits)
        );
    }

    [Theory]
    [InlineData("Hits")]
    [InlineData("TlsVersion")]
    [InlineData("LastSeen")]
    [InlineData("TotalHits")]
    public async Task Missing_column_fails_the_source_and_is_named_in_the_reason(string column)
    {
        var reply = new LogReply.Complete(new LogTable([.. FindingColumns.Except([column])], []));

        var answer = await Log(reply).FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.Equal(
            (SourceState.Failed, $"{One.Label}: the answer lacks {column}."),
            (answer.Sources[^1].State, answer.Sources[^1].Reason!.Detail)
        );
        Assert.All(answer.Sources.SkipLast(1), source => Assert.NotEqual(SourceState.Failed, source.State));
        Assert.Empty(await Log(reply).ReadTrafficAsync([First], TestContext.Current.CancellationToken));
    }

    public static TheoryData<string, string, string, string, int, int> Rows =>
        new()
        {
            // Legacy counts where the row ends after the moment asked for; modern only where it begins after it.
            { "TLS 1.0", "vm-01", "2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z", 10, 0 },
            { "TLS 1.0", "VM-01.contoso.com", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", 10, 0 },
            { "TLS 1.0", "vm-01", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", 0, 0 },
            { "TLS 1.2", "vm-01", "2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z", 0, 0 },
            { "TLS 1.3", "vm-01", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", 0, 10 },
            { "", "vm-01", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", 0, 0 },
            { "TLS 1.0", "vm-02", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", 0, 0 },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Operator_query_rows_count_as_legacy_or_modern_traffic_by_time_seen(
        string version,
        string host,
        string first,
        string last,
        int legacy,
        int modern
    )
    {
        var traffic = await Log(
                Findings([
                    ["", first, last, version, "", host, "", "", "client", "", 10L, 20L, 1L],
                ])
            )
            .ReadTrafficAsync([First], TestContext.Current.CancellationToken);

        Assert.Equal([new MachineTraffic(First.Machine.Id, legacy, modern)], traffic);
    }

    [Theory]
    [InlineData("soon", 10L)]
    [InlineData("2026-11-23T00:00:00Z", -1L)]
    [InlineData("2026-11-23T00:00:00Z", null)]
    public async Task Unreadable_row_clears_no_machine(string last, long? hits) =>
        Assert.Empty(
            await Log(
                    Findings([
                        ["", "2026-11-23T00:00:00Z", last, "TLS 1.0", "", "vm-09", "", "", "client", "", hits, 20L, 1L],
                    ])
                )
                .ReadTrafficAsync([First], TestContext.Current.CancellationToken)
        );

    [Fact]
    public async Task A_query_that_fails_is_a_failed_source_and_makes_silence_worthless()
    {
        var answer = await Log(Refused()).FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.Contains("HTTP 403", answer.Sources[^1].Reason!.Detail);
        Assert.Empty(await Log(Refused()).ReadTrafficAsync([First], TestContext.Current.CancellationToken));
    }

    // Only the very text that the operator wrote gets the reply.
    private static WorkspaceConnectionLog Log(LogReply reply)
    {
        var service = new Mock<ILogQuery>();
        service
            .Setup(query =>
                query.AskAsync(
                    It.IsAny<LogTarget>(),
                    It.IsAny<string>(),
                    It.IsAny<LogWindow>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (LogTarget _, string text, LogWindow _, CancellationToken _) =>
                    text == Text ? reply
                    : text == LogQueries.Census.Text ? Census()
                    : text.Contains("let Asked = ", StringComparison.Ordinal) ? NoTraffic
                    : NoFindings
            );
        return new WorkspaceConnectionLog(service.Object, [One], new FakeTimeProvider(Now), [Own]);
    }
}
