using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Tests.Builders;
using Remediation.Tests.Sweeps;

namespace Remediation.Tests.Reporting;

/// <summary>Each case loses one thing on purpose; the law must notice.</summary>
public class ConservationTests
{
    public static TheoryData<string, Func<SweepReport, SweepReport>> Losses =>
        new()
        {
            {
                "2 rows were read, 1 are accounted for",
                report => report with { Findings = report.Findings with { RowsRead = 2 } }
            },
            { "the sources gave 0 rows", report => report with { Sources = [] } },
            { "1 findings, 0 attributions", report => report with { Attributed = 0 } },
            {
                "1 findings are attributed, the machines hold 0",
                report => report with { Machines = [Bare(report.Machines[0])] }
            },
            {
                "not those of the plan",
                report => report with { Machines = [.. report.Machines, Bare(report.Machines[0])] }
            },
        };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task What_is_lost_is_noticed(string complaint, Func<SweepReport, SweepReport> lose)
    {
        var report = await ReportAsync();
        var plan = new Plan([.. report.Machines.Select(line => line.Step)]);
        Conservation.Check(report, plan);

        var error = Assert.Throws<ConservationException>(() => Conservation.Check(lose(report), plan));

        Assert.StartsWith("The sweep lost something: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_with_two_decisions_is_noticed()
    {
        var report = await ReportAsync();
        var bare = Bare(report.Machines[0]);
        var twice = report with { Machines = [report.Machines[0], bare] };

        var error = Assert.Throws<ConservationException>(() =>
            Conservation.Check(twice, new Plan([report.Machines[0].Step, bare.Step]))
        );

        Assert.Contains("more than one decision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unattributed_finding_and_a_row_set_aside_count_too()
    {
        var world = new SweepWorld
        {
            Answer = new LogAnswer(
                [A.Row() with { ClientHost = "", ClientIp = "10.1.1.1" }, A.Row() with { TlsVersion = "TLS 1.3" }],
                [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 2)]
            ),
        };

        var report = await world.RunAsync(A.Policy(SweepMode.Report));

        Assert.Equal(
            (2, 0, 1, 1),
            (
                report.Findings.RowsRead,
                report.Attributed,
                report.Unattributed.Count,
                Assert.Single(report.Findings.Skipped).Rows
            )
        );
    }

    private static Task<SweepReport> ReportAsync() => new SweepWorld().RunAsync(A.Policy(SweepMode.Report));

    private static MachineLine Bare(MachineLine line) =>
        line with
        {
            Step = line.Step with { Subject = line.Step.Subject with { Findings = [] } },
        };
}
