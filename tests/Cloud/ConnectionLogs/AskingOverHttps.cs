using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.Tests.Stage;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;
using Simulator.Platform;
using Simulator.Platform.Logs;

namespace Cloud.Tests.ConnectionLogs;

/// <summary>The whole way: port, pipeline, HTTPS, token, simulated Log Analytics, and back.</summary>
public sealed class AskingOverHttps
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly LogWindow Week = new(Now.AddDays(-7), Now);

    [Fact]
    public async Task Every_source_answers_as_the_aggregator_does_for_the_lines_in_the_window()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Lines.AddRange(
            LogQueries.Sources.SelectMany(source =>
                new[]
                {
                    Line(source, -9, "TLS 1.0"),
                    Line(source, -2, "TLS 1.0"),
                    Line(source, -1.5, "TLS 1.0"),
                    Line(source, -1, "TLS 1.2"),
                    Line(source, -1, "?"),
                }
            )
        );

        var answer = await scene.ConnectionLog().FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.Equal(
            LogQueries.Sources.Select(source => new SourceHealth(source, SourceState.Healthy, 2)
            {
                Records = 4,
                Newest = Now.AddDays(-1),
            }),
            answer.Sources
        );
        Assert.Equal(
            LogQueries.Sources.SelectMany(source =>
                ConnectionAggregator.Aggregate(scene.Estate.Lines.Where(l => l.Source == source && l.Time >= Week.From))
            ),
            answer.Rows
        );
        Assert.All(answer.Rows, row => Assert.Equal(4, row.TotalHits));
        Assert.Equal(LogQueries.Sources.Count + 1, scene.Azure.Calls[OperationNames.QueryLogs]);
    }

    [Fact]
    public async Task A_table_that_never_got_a_record_is_missing_and_one_whose_records_are_older_is_empty()
    {
        await using var scene = await Scene.OpenAsync();

        scene.Estate.Lines.Add(Line("AzureDiagnostics.KeyVault", -9, "TLS 1.0"));

        var answer = await scene.ConnectionLog().FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.All(
            answer.Sources.Where(source => source.State != SourceState.LegacyRetired),
            source =>
                Assert.Equal(
                    (
                        source.Source.StartsWith("AzureDiagnostics", StringComparison.Ordinal)
                            ? SourceState.Empty
                            : SourceState.Missing,
                        0L
                    ),
                    (source.State, source.Records)
                )
        );
        Assert.Equal(9, answer.Sources.Count(source => source.State == SourceState.LegacyRetired));
    }

    [Fact]
    public async Task Traffic_counts_each_machine_since_its_own_moment_by_the_one_name_that_a_line_has()
    {
        await using var scene = await Scene.OpenAsync();
        var (one, two) = (Doubles.Vm(1) with { Addresses = ["10.0.0.1"] }, Doubles.Vm(2));
        scene.Estate.Lines.AddRange([
            Line("Event", -3, "TLS 1.0") with
            {
                ClientResourceId = one.Id.Value.ToUpperInvariant(),
            },
            Line("Event", -1, "TLS 1.2") with
            {
                ClientResourceId = one.Id.Value,
                ClientHost = "vm-02",
            },
            Line("Event", -1, "TLS 1.0") with
            {
                ClientResourceId = one.Id.Value,
                Role = "server",
            },
            Line("WindowsEvent", -1, "TLS 1.3") with
            {
                ClientHost = "VM-01.contoso.com",
                ClientIp = "10.0.0.99",
            },
            Line("StorageBlobLogs", -1, "TLS 1.1") with
            {
                ClientHost = "",
                ClientIp = "10.0.0.1:50123",
            },
            Line("StorageBlobLogs", -1, "") with
            {
                ClientHost = "",
                ClientIp = "10.0.0.1:50124",
            },
            Line("SigninLogs", -3, "modern") with
            {
                ClientHost = "vm-02",
            },
        ]);

        var traffic = await scene
            .ConnectionLog()
            .ReadTrafficAsync(
                [new(one, Now.AddDays(-2)), new(two, Now.AddDays(-4)), new(Doubles.Vm(3), Now)],
                TestContext.Current.CancellationToken
            );

        Assert.Equal([new(one.Id, 1, 2), new(two.Id, 0, 1), new(Doubles.Vm(3).Id, 0, 0)], traffic);
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(403, "InsufficientAccessError")]
    [InlineData(504, "GatewayTimeout")]
    public async Task Service_fault_is_returned_with_the_service_message(int status, string code)
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Operation == OperationNames.QueryLogs ? InjectedResponse.Arm(status, code, "no") : null
        );

        Assert.Equal($"HTTP {status} {code}: no", await FailureAsync(scene));
    }

    [Fact]
    public async Task A_throttled_question_is_asked_again()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request is { Operation: OperationNames.QueryLogs, Number: 1 }
                ? InjectedResponse.Arm(429, "TooManyRequests", "no", TimeSpan.Zero)
                : null
        );
        var timeout = TimeSpan.FromSeconds(30);
        var pipeline = AzureClients.Logs(
            scene.Azure.Logs,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport()
        );

        Assert.IsType<LogReply.Complete>(
            await new HttpLogQuery(pipeline, scene.Azure.Logs, timeout).AskAsync(
                Scene.Workspace,
                LogQueries.Findings[0].Text,
                Week,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(2, scene.Azure.Calls[OperationNames.QueryLogs]);
    }

    [Fact]
    public async Task A_dropped_connection_is_a_value()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Operation == OperationNames.QueryLogs ? new InjectedResponse(0) : null
        );

        Assert.NotEmpty(await FailureAsync(scene));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "7")]
    [InlineData(200, "{}")]
    [InlineData(200, """{ "tables": [] }""")]
    [InlineData(200, """{ "tables": 5 }""")]
    [InlineData(200, """{ "tables": [ { "columns": [ { } ], "rows": [] } ] }""")]
    [InlineData(200, """{ "tables": [ { "columns": [], "rows": [ 5 ] } ] }""")]
    [InlineData(200, """{ "tables": [ { "columns": [ 1 ], "rows": [] } ] }""")]
    public async Task Response_without_a_table_is_not_an_empty_result(int status, string body)
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Operation == OperationNames.QueryLogs ? new InjectedResponse(status, body) : null
        );

        Assert.NotEmpty(await FailureAsync(scene));
    }

    [Fact]
    public async Task Truncated_response_keeps_rows_and_is_marked_partial()
    {
        await using var scene = await Scene.OpenAsync(mostLogRows: 1);
        scene.Estate.Lines.AddRange([Line("Event", -1, "TLS 1.0"), Line("Event", -1, "TLS 1.1")]);

        var partial = Assert.IsType<LogReply.Partial>(await AskAsync(scene));

        Assert.Single(partial.Table.Rows);
        Assert.Contains("E_QUERY_RESULT_SET_TOO_LARGE", partial.Reason.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_traffic_response_clears_no_machine()
    {
        await using var scene = await Scene.OpenAsync(mostLogRows: 1);
        scene.Estate.Lines.AddRange([
            Line("Event", -1, "TLS 1.2"),
            Line("Event", -1, "TLS 1.2") with
            {
                ClientHost = "vm-02",
            },
        ]);

        Assert.Empty(
            await scene
                .ConnectionLog()
                .ReadTrafficAsync(
                    [new(Doubles.Vm(1), Now.AddDays(-2)), new(Doubles.Vm(2), Now.AddDays(-2))],
                    TestContext.Current.CancellationToken
                )
        );
    }

    [Fact]
    public async Task Resource_query_returns_only_records_of_that_resource()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        scene.Estate.Lines.AddRange([
            Line("Event", -1, "TLS 1.0") with
            {
                ClientResourceId = Rows.VmId("vm1").ToLowerInvariant(),
            },
            Line("Event", -1, "TLS 1.0"),
        ]);

        Assert.Single((await FindAsync(scene, Rows.VmId("vm1"))).Rows);
        Assert.Equal(2, (await FindAsync(scene, SimulatedWorkspace.ResourceId)).Rows.Count);
        Assert.All(
            (await FindAsync(scene, Rows.VmId("vm2"))).Sources,
            source => Assert.Contains("HTTP 404 ResourceNotFoundError", source.Reason!.Detail, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_fails_every_source()
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene
            .ConnectionLog(Scene.Workspace, Doubles.One)
            .FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.All(
            answer.Sources,
            source =>
                Assert.Equal(
                    new Reason(
                        ReasonCodes.SourceFailed,
                        $"{Doubles.One.Label}: HTTP 404 PathNotFoundError: The requested path does not exist"
                    ),
                    source.Reason
                )
        );
    }

    [Fact]
    public async Task Cancellation_by_the_caller_flows()
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene
                .LogQuery()
                .AskAsync(Scene.Workspace, LogQueries.Findings[0].Text, Week, new CancellationToken(canceled: true))
        );
    }

    private static LoggedConnection Line(string source, double days, string version) =>
        new(source, Now.AddDays(days), version)
        {
            ClientHost = "vm-01",
            ServerResourceId = "crm \"quoted\"",
            Evidence = "agent/1.0",
        };

    private static Task<LogAnswer> FindAsync(Scene scene, string resource)
    {
        Assert.True(LogTarget.TryParse(resource, out var target));
        return scene.ConnectionLog(target).FindLegacyAsync(Week, TestContext.Current.CancellationToken);
    }

    private static Task<LogReply> AskAsync(Scene scene) =>
        scene
            .LogQuery()
            .AskAsync(
                Scene.Workspace,
                LogQueries.Findings.Single(query => query.Source == "Event").Text,
                Week,
                TestContext.Current.CancellationToken
            );

    private static async Task<string> FailureAsync(Scene scene) =>
        Assert.IsType<LogReply.Failed>(await AskAsync(scene)).Reason.Detail;
}
