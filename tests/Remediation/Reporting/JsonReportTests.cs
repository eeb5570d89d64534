using System.Globalization;
using System.Text.Json;
using CsCheck;
using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Reporting.Json;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Reporting;

public class JsonReportTests
{
    [Fact]
    public void A_report_read_back_and_written_again_is_the_same_text()
    {
        var json = JsonReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline);
        Assert.Equal(json, JsonSerializer.Serialize(Read(json), JsonReport.Options) + "\n");
    }

    [Fact]
    public void Counts_in_the_json_add_up_whatever_the_sweep_met() =>
        ReportGen.Any.Sample(
            report =>
            {
                var document = Read(JsonReport.Write(report, ReportBuilder.Baseline));
                var tally = document.Counts;
                var own = document.Machines.SelectMany(machine => machine.Findings).ToList();
                Assert.Equal(tally.RowsRead, document.Sources.Sum(source => source.Rows));
                Assert.Equal(tally.RowsSkipped, document.SkippedRows.Sum(group => group.Rows));
                Assert.Equal(
                    tally.RowsRead,
                    own.Sum(f => f.Rows) + document.Unattributed.Sum(u => u.Rows) + tally.RowsSkipped
                );
                Assert.Equal((tally.Attributed, tally.Unattributed), (own.Count, document.Unattributed.Count));
                Assert.Equal(tally.Findings, tally.Attributed + tally.Unattributed);
                Assert.Equal(
                    (tally.Machines, tally.Machines),
                    (tally.Decisions.Values.Sum(), tally.Verdicts.Values.Sum())
                );
                Assert.All(
                    tally.Decisions,
                    pair => Assert.Equal(pair.Value, document.Machines.Count(machine => machine.Decision == pair.Key))
                );
                Assert.All(
                    tally.Verdicts,
                    pair => Assert.Equal(pair.Value, document.Machines.Count(machine => machine.Verdict == pair.Key))
                );
                Assert.True(ReportCounts.From(report).AddsUp);
            },
            iter: 300
        );

    [Fact]
    public void The_same_report_gives_the_same_json() =>
        Assert.Equal(
            JsonReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline),
            JsonReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline)
        );

    [Fact]
    public void Times_are_ISO_8601_in_UTC_whatever_the_input_offset()
    {
        var report = ReportBuilder.Empty() with
        {
            StartedAt = new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.FromHours(2)),
        };
        Assert.Equal("2026-11-24T04:00:00Z", Read(JsonReport.Write(report, ReportBuilder.Baseline)).StartedAt);
    }

    [Fact]
    public void A_time_keeps_its_last_tick()
    {
        var moment = ReportBuilder.Start.AddTicks(1);
        var json = Read(JsonReport.Write(ReportBuilder.Empty() with { EndedAt = moment }, ReportBuilder.Baseline));
        Assert.Equal(moment, DateTimeOffset.Parse(json.EndedAt, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_source_that_cannot_see_is_never_called_healthy()
    {
        var states = Read(JsonReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline))
            .Sources.Select(source => source.State);
        Assert.Equal(["LegacyRetired", "Failed", "Healthy"], states);
    }

    [Fact]
    public void A_value_that_the_baseline_does_not_know_is_never_right()
    {
        var line = ReportBuilder.Full().Machines[0];
        var facts = line.Facts! with { Values = [line.Facts.Values[0] with { Setting = "unknown" }] };
        var report = ReportBuilder.Of([line with { Facts = facts }], "");
        var value = Read(JsonReport.Write(report, ReportBuilder.Baseline)).Machines[0].Facts!.Values[0];
        Assert.Equal(new ValueDocument("unknown", null, null, "absent", "1", false), value);
    }

    [Fact]
    public void Each_machine_has_its_likely_causes_with_next_steps() =>
        ReportGen.Any.Sample(
            report =>
            {
                var written = Read(JsonReport.Write(report, ReportBuilder.Baseline))
                    .Machines.Select(machine => machine.Causes);

                Assert.Equal(
                    report.Machines.Select(line =>
                        line.Causes.Select(cause => (cause.Cause.ToString(), cause.Because))
                    ),
                    written.Select(causes => causes.Select(cause => (cause.Cause, cause.Because)))
                );
                Assert.All(
                    written.SelectMany(causes => causes),
                    cause =>
                    {
                        var words = CauseCatalog.Find(Enum.Parse<Cause>(cause.Cause));
                        Assert.Equal(
                            (words.Remedy.ToString(), words.Meaning, words.OwnerAction),
                            (cause.Remedy, cause.Meaning, cause.OwnerAction)
                        );
                    }
                );
            },
            iter: 200
        );

    [Fact]
    public void Every_decision_that_a_plan_can_hold_has_a_count()
    {
        var decisions = typeof(Decision)
            .GetNestedTypes()
            .Where(type => type.IsSubclassOf(typeof(Decision)))
            .Select(type => type.Name);
        Assert.Equal(decisions.Order(), ReportCounts.DecisionNames.Order());
    }

    [Fact]
    public void Json_is_not_written_with_a_baseline_that_the_sweep_did_not_use() =>
        Assert.Throws<ArgumentException>(() =>
            JsonReport.Write(ReportBuilder.Full(), TlsBaseline.FromParts([BaselinePart.WinHttp]))
        );

    private static ReportDocument Read(string json) =>
        JsonSerializer.Deserialize<ReportDocument>(json, JsonReport.Options)!;
}
