using Cloud.ConnectionLogs;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using static Cloud.Tests.ConnectionLogs.Doubles;

namespace Cloud.Tests.ConnectionLogs;

public sealed class ReadingTraffic
{
    private static readonly TrafficQuery First = new(Vm(1), Now.AddDays(-2));
    private static readonly TrafficQuery Second = new(Vm(2), Now.AddDays(-3));

    [Fact]
    public async Task A_machine_without_traffic_is_there_with_zeros() =>
        Assert.Equal([new MachineTraffic(First.Machine.Id, 0, 0)], await ReadAsync((_, _) => NoTraffic, [First]));

    [Fact]
    public async Task Hits_are_added_over_sources_and_targets()
    {
        var traffic = await ReadAsync(
            (target, source) =>
                source switch
                {
                    "Event" => Traffic(["Event", First.Machine.Id.Value, 1L, 2L]),
                    "StorageBlobLogs" when target == Two => Traffic(
                        ["", First.Machine.Id.Value.ToUpperInvariant(), 10L, "20"],
                        ["", Second.Machine.Id.Value, 0L, 5.0]
                    ),
                    _ => NoTraffic,
                },
            [First, Second],
            One,
            Two
        );

        Assert.Equal(
            [new MachineTraffic(First.Machine.Id, 12, 24), new MachineTraffic(Second.Machine.Id, 0, 5)],
            traffic
        );
    }

    [Fact]
    public async Task One_failed_source_at_one_target_makes_absent_traffic_unknown()
    {
        Assert.Empty(
            await ReadAsync(
                (target, source) => target == Two && source == "WindowsEvent" ? Refused() : NoTraffic,
                [First, Second],
                One,
                Two
            )
        );
        Assert.Empty(
            await ReadAsync(
                (_, source) =>
                    source == "Event" ? new LogReply.Partial(new LogTable(TrafficColumns, []), Why("cut")) : NoTraffic,
                [First]
            )
        );
    }

    [Fact]
    public async Task Traffic_without_a_query_target_is_unknown()
    {
        var log = new WorkspaceConnectionLog(Service((_, _) => NoTraffic).Object, [], new FakeTimeProvider(Now));

        Assert.Empty(await log.ReadTrafficAsync([First], TestContext.Current.CancellationToken));
    }

    public static TheoryData<string, object?, object?> UnreadableRows =>
        new()
        {
            { "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm-99", 0L, 0L },
            { "vm-01", 0L, 0L },
            { "", 0L, 0L },
            { First.Machine.Id.Value, -1L, 0L },
            { First.Machine.Id.Value, 0L, null },
            { First.Machine.Id.Value, "many", 0L },
            { First.Machine.Id.Value, 1.5, 0L },
        };

    [Theory]
    [MemberData(nameof(UnreadableRows))]
    public async Task A_row_that_cannot_be_read_spoils_the_answer(string machine, object? legacy, object? modern) =>
        Assert.Empty(
            await ReadAsync(
                (_, source) => source == "Event" ? Traffic(["Event", machine, legacy, modern]) : NoTraffic,
                [First]
            )
        );

    [Fact]
    public async Task A_missing_column_spoils_the_answer() =>
        Assert.Empty(
            await ReadAsync(
                (_, source) =>
                    source == "Event" ? new LogReply.Complete(new LogTable(["Machine", "LegacyHits"], [])) : NoTraffic,
                [First]
            )
        );

    [Fact]
    public async Task Huge_numbers_stay_huge()
    {
        var traffic = await ReadAsync(
            (_, source) =>
                source is "Event" or "SigninLogs"
                    ? Traffic([source, First.Machine.Id.Value, long.MaxValue, long.MaxValue])
                    : NoTraffic,
            [First]
        );

        Assert.Equal([new MachineTraffic(First.Machine.Id, long.MaxValue, long.MaxValue)], traffic);
    }

    [Fact]
    public async Task A_hundred_machines_share_a_query_and_a_failure_costs_only_its_own_batch()
    {
        TrafficQuery[] questions = [.. Enumerable.Range(1, 150).Select(number => new TrafficQuery(Vm(number), Now))];
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
                    text.Contains("/vm-01\"", StringComparison.Ordinal) && SourceOf(text) == "Event"
                        ? Refused()
                        : NoTraffic
            );

        var traffic = await new WorkspaceConnectionLog(
            service.Object,
            [One],
            new FakeTimeProvider(Now)
        ).ReadTrafficAsync(questions, TestContext.Current.CancellationToken);

        Assert.Equal(questions[100..].Select(question => question.Machine.Id), traffic.Select(line => line.Machine));
        Assert.Equal(2 * LogQueries.Sources.Count, service.Invocations.Count);
    }

    [Fact]
    public async Task The_window_reaches_from_the_earliest_moment_to_beyond_any_clock_that_is_ahead()
    {
        var service = Service((_, _) => NoTraffic);

        await new WorkspaceConnectionLog(service.Object, [One], new FakeTimeProvider(Now)).ReadTrafficAsync(
            [First, Second],
            TestContext.Current.CancellationToken
        );

        var windows = service.Invocations.Select(invocation => invocation.Arguments[2]).Distinct();
        Assert.Equal([new LogWindow(Now.AddDays(-3), Now.AddDays(1))], windows);
    }

    [Fact]
    public async Task Without_a_question_nothing_is_asked()
    {
        var service = Service((_, _) => NoTraffic);

        Assert.Empty(
            await new WorkspaceConnectionLog(service.Object, [One], new FakeTimeProvider(Now)).ReadTrafficAsync(
                [],
                TestContext.Current.CancellationToken
            )
        );
        service.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Any_table_at_all_is_counted_in_full_or_the_machine_is_missing() =>
        await Hostile.Tables.SampleAsync(
            async table =>
            {
                var traffic = await ReadAsync(
                    (_, source) => source == "Event" ? new LogReply.Complete(table) : NoTraffic,
                    [First]
                );

                Assert.True(traffic.Count <= 1);
                Assert.All(
                    traffic,
                    line =>
                        Assert.True(line is { LegacyHits: >= 0, ModernHits: >= 0 } && line.Machine == First.Machine.Id)
                );
                Assert.True(traffic.Count == 0 || TrafficColumns.Skip(1).All(table.Columns.Contains));
            },
            iter: 300
        );

    private static Task<IReadOnlyList<MachineTraffic>> ReadAsync(
        Func<LogTarget, string, LogReply> answer,
        TrafficQuery[] questions,
        params LogTarget[] targets
    ) => Log(answer, targets).ReadTrafficAsync(questions, TestContext.Current.CancellationToken);
}
