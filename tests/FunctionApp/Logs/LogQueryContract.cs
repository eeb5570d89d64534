using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Findings;
using Remediation.Reasons;
using Simulator.Platform.Logs;

namespace FunctionApp.Tests.Logs;

/// <summary>
/// What every client of Log Analytics must do, over HTTPS against the simulator and over answers that nobody expects.
/// </summary>
public abstract class LogQueryContract(LogScene scene) : IClassFixture<LogScene>
{
    private static readonly LogTarget Workspace = new LogTarget.Workspace(SimulatedWorkspace.CustomerId);

    public static TheoryData<OddAnswer> Answers => [.. OddAnswer.All];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The client under test.</summary>
    protected abstract ILogQuery Open(
        LogEndpoint endpoint,
        TokenCredential credential,
        TimeSpan serverTimeout,
        HttpPipelineTransport transport,
        int retries
    );

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_odd_answer_is_a_reason_of_its_source_and_of_no_other(OddAnswer odd)
    {
        var expected = (
            await LogScene.Log(Open(scene.Azure.CreateTransport())).FindLegacyAsync(scene.Window, Token)
        ).Sources;

        var answer = await LogScene.Log(Open(scene.With(odd))).FindLegacyAsync(scene.Window, Token);

        var source = answer.Sources.Single(health => health.Source == LogScene.Source);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{odd.Name}: {source.State}, {source.Rows} rows. {source.Reason}"
        );
        Assert.Equal(odd.State, source.State);
        Assert.Contains(odd.Says, $"{source.Reason}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(odd.Says.Length > 0, source.Reason is not null);
        Assert.Equal(
            odd.UnreadableRows,
            FindingReader.Read(answer.Rows).Skipped.Count(aside => aside.Reason == ReasonCodes.RowUnreadable)
        );
        Assert.Equal(Others(expected), Others(answer.Sources));
    }

    [Fact]
    public async Task Every_question_of_the_product_is_answered_and_the_week_has_legacy_connections()
    {
        var answer = await LogScene.Log(Open(scene.Azure.CreateTransport())).FindLegacyAsync(scene.Window, Token);

        Assert.NotEmpty(answer.Rows);
        Assert.All(answer.Sources, source => Assert.NotEqual(SourceState.Failed, source.State));
    }

    [Fact]
    public async Task Numbers_stay_whole_and_times_keep_their_ticks()
    {
        const string Body = """
            {"tables":[{"name":"PrimaryResult","columns":[{"name":"Hits","type":"long"},{"name":"At","type":"datetime"}],
            "rows":[[9007199254740993,"2026-11-29T10:00:00.1234567Z"]]}]}
            """;
        var odd = new OddAnswer("numbers", 200, Body, SourceState.Failed, "");
        var reply = await AskAsync(Open(scene.With(odd)));

        var row = Assert.Single(Assert.IsType<LogReply.Complete>(reply).Table.Rows);
        Assert.Equal(9007199254740993, row[0]);
        Assert.Equal(
            new DateTimeOffset(2026, 11, 29, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            row[1] as DateTimeOffset?
                ?? DateTimeOffset.Parse($"{row[1]}", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task A_token_is_for_the_audience_of_the_settings_and_for_no_other()
    {
        var endpoint = new LogEndpoint(scene.Azure.ArmEndpoint, "https://another.example/of-the-logs");
        var query = Open(
            endpoint,
            scene.Azure.CreateCredential(),
            TimeSpan.FromSeconds(30),
            scene.Azure.CreateTransport(),
            0
        );

        // The simulator issues none for an audience that it does not have, as Entra does.
        var failed = Assert.IsType<LogReply.Failed>(await AskAsync(query));

        Assert.Contains("https://another.example/of-the-logs", failed.Reason.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_waits_once_and_fifteen_seconds_longer_than_the_service_may_take()
    {
        var silence = OddAnswer.All.Single(answer => answer.Status == 0);
        var transport = scene.With(silence);
        var query = Open(
            scene.Azure.Logs,
            scene.Azure.CreateCredential(),
            TimeSpan.FromMinutes(10),
            transport,
            AzureClients.LogRetries
        );

        var failed = Assert.IsType<LogReply.Failed>(await AskAsync(query));

        Assert.Contains("00:10:15", failed.Reason.Detail, StringComparison.Ordinal);
        Assert.Equal(1, transport.Questions);
    }

    [Fact]
    public async Task An_identity_without_a_token_is_a_reason()
    {
        var query = Open(scene.Azure.Logs, new NoToken(), TimeSpan.FromSeconds(30), scene.Azure.CreateTransport(), 0);

        Assert.Contains(
            "No token",
            Assert.IsType<LogReply.Failed>(await AskAsync(query)).Reason.Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cancellation_by_the_caller_flows() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Open(scene.Azure.CreateTransport())
                .AskAsync(Workspace, LogQueries.Census.Text, scene.Window, new CancellationToken(canceled: true))
        );

    private ILogQuery Open(HttpPipelineTransport transport) =>
        Open(scene.Azure.Logs, scene.Azure.CreateCredential(), TimeSpan.FromSeconds(30), transport, 0);

    private Task<LogReply> AskAsync(ILogQuery query) =>
        query.AskAsync(
            Workspace,
            LogQueries.Findings.Single(findings => findings.Source == LogScene.Source).Text,
            scene.Window,
            Token
        );

    private static IEnumerable<SourceHealth> Others(IEnumerable<SourceHealth> sources) =>
        sources.Where(source => source.Source != LogScene.Source);

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("nobody is signed in");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new AuthenticationFailedException("nobody is signed in");
    }
}
