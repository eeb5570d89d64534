using Cloud.ConnectionLogs;
using Cloud.Tests.Stage;
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

public sealed class SplittingCutAnswers
{
    [Fact]
    public async Task Halves_that_come_whole_make_the_source_whole_with_the_rows_and_totals_of_both()
    {
        var (answer, windows) = await FindAsync(window => window == Week ? Cut() : Findings(Row(hits: 5, total: 100)));

        var middle = Week.From.AddDays(3.5);
        Assert.Equal([Week, new LogWindow(Week.From, middle), new LogWindow(middle, Week.To)], windows);
        Assert.Equal((SourceState.Healthy, 2), (Health(answer).State, Health(answer).Rows));
        Assert.Equal([(5, 200), (5, 200)], answer.Rows.Select(row => ((int)row.Hits, (int)row.TotalHits)));
        Assert.Equal(
            (10, 200),
            FindingReader
                .Read(answer.Rows)
                .Findings.Select(finding => ((int)finding.Hits, (int)finding.TotalHits))
                .Single()
        );
    }

    [Fact]
    public async Task Only_the_half_that_is_cut_is_split_again()
    {
        var (answer, windows) = await FindAsync(window =>
            window.To == Week.To && window.To - window.From > TimeSpan.FromDays(2) ? Cut() : Findings(Row())
        );

        Assert.Equal([7, 3.5, 3.5, 1.75, 1.75], windows.Select(window => (window.To - window.From).TotalDays));
        Assert.Equal((SourceState.Healthy, 3), (Health(answer).State, Health(answer).Rows));
    }

    [Fact]
    public async Task Response_truncated_at_every_split_is_queried_in_sixteen_parts_and_stays_partial()
    {
        var (answer, windows) = await FindAsync(_ => Cut());

        Assert.Equal(31, windows.Count);
        Assert.Equal(TimeSpan.FromDays(7) / 16, windows.Min(window => window.To - window.From));
        Assert.Equal(
            (SourceState.Partial, 16, new Reason(ReasonCodes.SourcePartial, $"{One.Label}: cut")),
            (Health(answer).State, Health(answer).Rows, Health(answer).Reason)
        );
    }

    [Theory]
    [InlineData(1.9, 1)]
    [InlineData(2, 3)]
    [InlineData(3.9, 3)]
    [InlineData(4, 7)]
    public async Task No_piece_is_shorter_than_an_hour(double hours, int questions)
    {
        var (_, windows) = await FindAsync(_ => Cut(), new LogWindow(Now.AddHours(-hours), Now));

        Assert.Equal(questions, windows.Count);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public async Task Failed_half_keeps_the_truncated_response(bool isEarly, int questions)
    {
        var (answer, windows) = await FindAsync(window =>
            window == Week ? Cut()
            : window.From == Week.From == isEarly ? Refused()
            : Findings(Row(), Row("vm-02"))
        );

        Assert.Equal(questions, windows.Count);
        Assert.Equal(
            (SourceState.Partial, 1, $"{One.Label}: cut"),
            (Health(answer).State, Health(answer).Rows, Health(answer).Reason!.Detail)
        );
    }

    [Fact]
    public async Task However_answers_are_cut_no_time_is_asked_twice_or_left_out() =>
        await Gen.Int[0, 200]
            .Array[40]
            .SampleAsync(
                async chance =>
                {
                    var at = 0;
                    var (_, windows) = await FindAsync(_ =>
                        chance[at++ % chance.Length] < 90 ? Cut() : Findings(Row())
                    );
                    var pieces = windows
                        .Where(window =>
                            !windows.Exists(other =>
                                other != window && other.From >= window.From && other.To <= window.To
                            )
                        )
                        .OrderBy(window => window.From)
                        .ToList();

                    Assert.Equal((Week.From, Week.To), (pieces[0].From, pieces[^1].To));
                    Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
                },
                iter: 100
            );

    [Fact]
    public async Task Over_https_a_workspace_that_cuts_answers_gives_everything_by_pieces()
    {
        await using var scene = await Scene.OpenAsync(mostLogRows: 21);
        var now = scene.Time.GetUtcNow();
        var lines = Enumerable
            .Range(1, 60)
            .Select(index => new LoggedConnection("Event", now.AddHours(-index), "TLS 1.0")
            {
                ClientHost = $"vm-{index}",
            })
            .ToList();
        scene.Estate.Lines.AddRange(lines);

        var answer = await scene
            .ConnectionLog()
            .FindLegacyAsync(new LogWindow(now.AddDays(-7), now), TestContext.Current.CancellationToken);

        Assert.Equal(
            (SourceState.Healthy, 60, 60L),
            (Health(answer).State, Health(answer).Rows, Health(answer).Records)
        );
        Assert.Equal(60, answer.Rows.Select(row => row.ClientHost).Distinct().Count());
    }

    [Fact]
    public async Task Traffic_that_is_cut_is_asked_by_pieces_too_and_added_up()
    {
        var question = new TrafficQuery(Vm(), Now.AddDays(-2));
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
                (LogTarget _, string text, LogWindow window, CancellationToken _) =>
                    SourceOf(text) != "Event" ? NoTraffic
                    : window.To - window.From > TimeSpan.FromDays(2)
                        ? new LogReply.Partial(new LogTable(TrafficColumns, []), Why("cut"))
                    : Traffic(["Event", question.Machine.Id.Value, 1L, 20L])
            );

        var traffic = await new WorkspaceConnectionLog(
            service.Object,
            [One],
            new FakeTimeProvider(Now)
        ).ReadTrafficAsync([question], TestContext.Current.CancellationToken);

        Assert.Equal([new MachineTraffic(question.Machine.Id, 2, 40)], traffic);
    }

    private static LogReply.Partial Cut() => new(new LogTable(FindingColumns, [Row()]), Why("cut"));

    private static SourceHealth Health(LogAnswer answer) => answer.Sources.Single(source => source.Source == "Event");

    // Only the source Event is asked in an interesting way; the windows are those that it was asked for.
    private static async Task<(LogAnswer Answer, List<LogWindow> Windows)> FindAsync(
        Func<LogWindow, LogReply> answer,
        LogWindow? asked = null
    )
    {
        var windows = new List<LogWindow>();
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
                (LogTarget _, string text, LogWindow window, CancellationToken _) =>
                {
                    if (text == LogQueries.Census.Text || SourceOf(text) != "Event")
                    {
                        return text == LogQueries.Census.Text ? Census() : NoFindings;
                    }

                    windows.Add(window);
                    return answer(window);
                }
            );
        var log = new WorkspaceConnectionLog(service.Object, [One], new FakeTimeProvider(Now));
        return (await log.FindLegacyAsync(asked ?? Week, TestContext.Current.CancellationToken), windows);
    }
}
