using Cloud.ConnectionLogs;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Findings;
using Remediation.Reasons;
using static Cloud.Tests.ConnectionLogs.Doubles;

namespace Cloud.Tests.ConnectionLogs;

public sealed class FindingLegacyConnections
{
    [Fact]
    public async Task Every_source_is_asked_at_every_target_for_the_window_and_a_target_named_twice_is_asked_once()
    {
        var service = Service((_, _) => NoFindings);
        var log = new WorkspaceConnectionLog(service.Object, [One, Two, One], new FakeTimeProvider(Now));

        var answer = await log.FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        foreach (var query in LogQueries.Findings)
        {
            service.Verify(port => port.AskAsync(One, query.Text, Week, It.IsAny<CancellationToken>()), Times.Once);
            service.Verify(port => port.AskAsync(Two, query.Text, Week, It.IsAny<CancellationToken>()), Times.Once);
        }

        service.Verify(
            port => port.AskAsync(One, LogQueries.Census.Text, Week, It.IsAny<CancellationToken>()),
            Times.Once
        );
        service.Verify(
            port => port.AskAsync(Two, LogQueries.Census.Text, Week, It.IsAny<CancellationToken>()),
            Times.Once
        );
        service.VerifyNoOtherCalls();
        Assert.Equal(
            LogQueries.Sources.Select(source => (source, 0, (long?)200)),
            answer.Sources.Select(health => (health.Source, health.Rows, health.Records))
        );
        Assert.All(
            answer.Sources,
            health => Assert.Contains(health.State, new[] { SourceState.Healthy, SourceState.LegacyRetired })
        );
    }

    [Fact]
    public async Task A_row_is_read_by_the_names_of_its_columns_in_any_order()
    {
        string[] columns = [.. FindingColumns.Reverse(), "More"];
        var reply = new LogReply.Complete(
            new LogTable(
                columns,
                [
                    [.. Row().Reverse(), "more"],
                ]
            )
        );

        var answer = await FindAsync((_, source) => source == "Event" ? reply : NoFindings);

        Assert.Equal(
            new LegacyTlsRow
            {
                Source = "Event",
                FirstSeen = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
                LastSeen = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567),
                TlsVersion = "TLS 1.0",
                ClientHost = "vm-01",
                ServerResourceId = "crm",
                Role = "client",
                Evidence = "Schannel 36880",
                Hits = 10,
                TotalHits = 20,
                Days = 2,
            },
            Assert.Single(answer.Rows)
        );
    }

    [Fact]
    public async Task Row_carries_the_queried_source_whatever_source_the_response_names()
    {
        var answer = await FindAsync((_, source) => source == "SigninLogs" ? Findings(Row()) : NoFindings);

        Assert.Equal("SigninLogs", Assert.Single(answer.Rows).Source);
    }

    [Theory]
    [InlineData("FirstSeen")]
    [InlineData("TlsVersion")]
    [InlineData("TotalHits")]
    public async Task A_renamed_column_fails_the_source_and_is_named(string column)
    {
        string[] columns = [.. FindingColumns.Select(name => name == column ? name.ToUpperInvariant() : name)];
        var reply = new LogReply.Complete(new LogTable(columns, [Row()]));

        var answer = await FindAsync((_, source) => source == "Event" ? reply : NoFindings);

        Assert.Empty(answer.Rows);
        Assert.Equal(
            (SourceState.Failed, Why($"{One.Label}: the answer lacks {column}.")),
            (Health(answer, "Event").State, Health(answer, "Event").Reason)
        );
        Assert.Equal(SourceState.Healthy, Health(answer, "WindowsEvent").State);
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_leave_a_row_that_is_set_aside_and_never_an_exception()
    {
        object?[][] hostile =
        [
            [],
            [.. Enumerable.Repeat<object?>(null, 13)],
            [.. Enumerable.Repeat<object?>(double.NaN, 13)],
            [.. Enumerable.Repeat<object?>("\0<script>", 13)],
            [.. Row().Select((cell, index) => index == 10 ? 1e300 : cell)],
            [.. Row().Select((cell, index) => index == 11 ? ulong.MaxValue : cell)],
            [.. Row().Select((cell, index) => index == 1 ? "yesterday" : cell)],
            [.. Row().Select((cell, index) => index == 10 ? "1,000" : cell)],
        ];

        var answer = await FindAsync((_, source) => source == "Event" ? Findings([.. hostile, Row()]) : NoFindings);

        Assert.Equal((SourceState.Healthy, 9), (Health(answer, "Event").State, Health(answer, "Event").Rows));
        var read = FindingReader.Read(answer.Rows);
        Assert.Equal(10, Assert.Single(read.Findings).Hits);
        Assert.Equal((ReasonCodes.RowUnreadable, 8), read.Skipped.Select(aside => (aside.Reason, aside.Rows)).Single());
    }

    [Fact]
    public async Task A_failure_is_a_value_that_names_the_target_and_the_rows_of_others_stay()
    {
        var answer = await FindAsync(
            (target, source) =>
                source != "Event" ? NoFindings
                : target == One ? Refused()
                : Findings(Row()),
            One,
            Two
        );

        AssertPartial(1, $"{One.Label}: HTTP 403 InsufficientAccessError: no", Health(answer, "Event"));
    }

    [Fact]
    public async Task Of_two_failures_the_first_target_is_named()
    {
        var answer = await FindAsync((target, _) => Refused(target == One ? "one" : "two"), One, Two);

        Assert.All(
            answer.Sources,
            source => Assert.Equal((SourceState.Failed, $"{One.Label}: one"), (source.State, source.Reason!.Detail))
        );
    }

    [Fact]
    public async Task Truncated_response_keeps_rows_and_makes_the_source_partial()
    {
        var cut = new LogReply.Partial(new LogTable(FindingColumns, [Row()]), Why("cut"));

        // An hour is not split any more.
        var answer = await Log((_, source) => source == "Event" ? cut : NoFindings)
            .FindLegacyAsync(new LogWindow(Now.AddHours(-1), Now), TestContext.Current.CancellationToken);

        Assert.Single(answer.Rows);
        AssertPartial(1, $"{One.Label}: cut", Health(answer, "Event"));
    }

    [Fact]
    public async Task A_cut_answer_without_columns_is_a_failure_without_rows()
    {
        var answer = await FindAsync(
            (_, source) => source == "Event" ? new LogReply.Partial(new LogTable([], []), Why("cut")) : NoFindings
        );

        Assert.Equal(
            (SourceState.Failed, 0, $"{One.Label}: cut"),
            (Health(answer, "Event").State, Health(answer, "Event").Rows, Health(answer, "Event").Reason!.Detail)
        );
    }

    [Fact]
    public async Task The_total_of_a_caller_that_two_workspaces_see_is_added_up()
    {
        var answer = await FindAsync(
            (target, source) =>
                source != "Event" ? NoFindings
                : target == One ? Findings(Row(hits: 5, total: 100), Row("vm-02", 1, 7))
                : Findings(Row("VM-01.contoso.com", 5, 900)),
            One,
            Two
        );

        Assert.Equal([(5, 1000), (1, 7), (5, 1000)], answer.Rows.Select(row => ((int)row.Hits, (int)row.TotalHits)));
        Assert.Equal(
            0.01,
            FindingReader.Read(answer.Rows).Findings.Single(finding => finding.Caller.HostName == "vm-01").Share
        );
    }

    [Fact]
    public async Task Without_a_query_target_every_source_is_failed()
    {
        var log = new WorkspaceConnectionLog(Service((_, _) => NoFindings).Object, [], new FakeTimeProvider(Now));

        var answer = await log.FindLegacyAsync(Week, TestContext.Current.CancellationToken);

        Assert.All(
            answer.Sources,
            source =>
                Assert.Equal((SourceState.Failed, "No workspace is in scope."), (source.State, source.Reason!.Detail))
        );
        Assert.NotEmpty(answer.Sources);
    }

    [Fact]
    public async Task At_most_four_questions_are_asked_at_once()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
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
            .Returns(async () =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++now);
                }

                await Task.Yield();
                lock (gate)
                {
                    now--;
                }

                return NoFindings;
            });

        await new WorkspaceConnectionLog(service.Object, [One, Two], new FakeTimeProvider(Now)).FindLegacyAsync(
            Week,
            TestContext.Current.CancellationToken
        );

        Assert.InRange(most, 1, 4);
        Assert.Equal(2 * (LogQueries.Sources.Count + 1), service.Invocations.Count);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_flows() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Log((_, _) => NoFindings).FindLegacyAsync(Week, new CancellationToken(canceled: true))
        );

    [Fact]
    public async Task Any_table_at_all_gives_a_row_per_row_or_a_failure() =>
        await Hostile.Tables.SampleAsync(
            async table =>
            {
                var answer = await FindAsync(
                    (_, source) => source == "Event" ? new LogReply.Complete(table) : NoFindings
                );
                var health = Health(answer, "Event");

                Assert.Equal(Required.All(table.Columns.Contains) ? table.Rows.Count : 0, health.Rows);
                Assert.Equal(
                    Required.All(table.Columns.Contains) ? SourceState.Healthy : SourceState.Failed,
                    health.State
                );
                Assert.Equal(answer.Rows.Count, FindingReader.Read(answer.Rows).RowsRead);
            },
            iter: 300
        );

    // The source's name is ours; queries that operators wrote need not know managed identities.
    private static IEnumerable<string> Required => FindingColumns.Skip(1).Except(["ClientPrincipalId"]);

    public static TheoryData<object?[], SourceState> Held =>
        new()
        {
            { ["Event", 1L, 100L, "2026-11-24T11:00:00Z"], SourceState.Healthy },
            { ["Event", 1L, 1L, "2026-11-19T11:00:00Z"], SourceState.Stale },
            { ["Event", 1L, 0L, null], SourceState.Empty },
            { ["Event", 0L, 0L, null], SourceState.Missing },
        };

    [Theory]
    [MemberData(nameof(Held))]
    public async Task State_of_a_silent_source_follows_from_the_record_count(object?[] counted, SourceState state)
    {
        var answer = await CountedAsync(_ => Census(counted));

        Assert.Equal((state, (long?)counted[2]), (Health(answer, "Event").State, Health(answer, "Event").Records));
        Assert.Equal(SourceState.Healthy, Health(answer, "WindowsEvent").State);
    }

    [Fact]
    public async Task The_records_of_several_targets_are_added_up_and_the_newest_counts()
    {
        var answer = await CountedAsync(
            target =>
                target == One ? Census(["Event", 0L, 0L, null]) : Census(["Event", 1L, 7L, "2026-11-24T10:00:00Z"]),
            One,
            Two
        );

        Assert.Equal(
            new SourceHealth("Event", SourceState.Healthy, 0) { Records = 7, Newest = Now.AddHours(-2) },
            Health(answer, "Event")
        );
    }

    public static TheoryData<LogReply, string> Uncounted =>
        new()
        {
            { Refused(), "HTTP 403 InsufficientAccessError: no" },
            { NoFindings, "the answer lacks Exists, Records, Newest." },
            {
                new LogReply.Complete(new LogTable(CensusColumns, [])),
                "the answer lacks AADManagedIdentitySignInLogs."
            },
            { Census(["Event", 2L, 1L, "2026-11-24T10:00:00Z"]), "a row of the answer cannot be read." },
            { Census(["Event", 1L, -1L, "2026-11-24T10:00:00Z"]), "a row of the answer cannot be read." },
            { Census(["Event", 1L, 1L, null]), "a row of the answer cannot be read." },
            { Census(["Event", 1L, null, null]), "a row of the answer cannot be read." },
        };

    [Theory]
    [MemberData(nameof(Uncounted))]
    public async Task Silent_source_without_a_record_count_is_failed(LogReply census, string detail)
    {
        var health = Health(await CountedAsync(_ => census), "Event");

        Assert.Equal(
            (SourceState.Failed, $"The records could not be counted: {One.Label}: {detail}"),
            (health.State, health.Reason!.Detail)
        );
    }

    private static Task<LogAnswer> CountedAsync(Func<LogTarget, LogReply> census, params LogTarget[] targets) =>
        new WorkspaceConnectionLog(
            Service((_, _) => NoFindings, census).Object,
            targets.Length == 0 ? [One] : targets,
            new FakeTimeProvider(Now)
        ).FindLegacyAsync(Week, TestContext.Current.CancellationToken);

    private static void AssertPartial(int rows, string detail, SourceHealth health) =>
        Assert.Equal(
            (SourceState.Partial, rows, new Reason(ReasonCodes.SourcePartial, detail)),
            (health.State, health.Rows, health.Reason)
        );

    private static Task<LogAnswer> FindAsync(Func<LogTarget, string, LogReply> answer, params LogTarget[] targets) =>
        Log(answer, targets).FindLegacyAsync(Week, TestContext.Current.CancellationToken);

    private static SourceHealth Health(LogAnswer answer, string source) =>
        answer.Sources.Single(health => health.Source == source);
}
