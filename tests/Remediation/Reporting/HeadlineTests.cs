using Remediation.ConnectionLogs.Sources;
using Remediation.Reporting;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Reporting;

public class HeadlineTests
{
    [Fact]
    public void A_sweep_that_could_not_see_claims_nothing_even_where_machines_are_well()
    {
        var headline = Headline.From(Only(VerdictKind.Confirmed, SweepOutcome.Inconclusive));
        Assert.Equal(
            (Severity.Critical, "This sweep could not see, so it claims nothing."),
            (headline.Severity, headline.Claim)
        );
    }

    [Fact]
    public void A_sweep_that_saw_a_part_is_never_good()
    {
        var headline = Headline.From(Only(VerdictKind.Confirmed, SweepOutcome.Incomplete));
        Assert.Equal(Severity.Warning, headline.Severity);
        Assert.Contains("only a part", headline.Claim, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_seen_by_sources_that_were_all_read_is_good_news()
    {
        var headline = Headline.From(ReportBuilder.Empty());
        Assert.Equal(
            (Severity.Ok, "Every source was read, and none holds a connection older than TLS 1.2."),
            (headline.Severity, headline.Claim)
        );
    }

    [Fact]
    public void Clean_logs_do_not_hide_a_machine_whose_repair_came_undone()
    {
        var headline = Headline.From(Only(VerdictKind.Drifted, SweepOutcome.Clean));
        Assert.Equal(Severity.Critical, headline.Severity);
        Assert.EndsWith("; 1 machine was judged, action is needed.", headline.Claim, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_report_counts_machines_and_those_that_need_action()
    {
        var headline = Headline.From(
            ReportBuilder.Full() with
            {
                Outcome = SweepOutcome.LegacyFound,
                Sources = ReportBuilder.Empty().Sources,
            }
        );
        Assert.Equal("Every source was read: 10 machines were judged, 5 need action.", headline.Claim);
    }

    [Fact]
    public void Findings_without_a_machine_keep_a_whole_report_from_being_good()
    {
        var report = Only(VerdictKind.Confirmed, SweepOutcome.LegacyFound);
        Assert.Equal(Severity.Ok, Headline.From(report).Severity);
        Assert.Equal(
            Severity.Warning,
            Headline.From(report with { Unattributed = ReportBuilder.Full().Unattributed }).Severity
        );
    }

    public static TheoryData<SourceState, Severity> Unseeing =>
        new()
        {
            { SourceState.Missing, Severity.Info },
            { SourceState.Empty, Severity.Info },
            { SourceState.LegacyRetired, Severity.Info },
            { SourceState.Stale, Severity.Warning },
        };

    [Theory]
    [MemberData(nameof(Unseeing))]
    public void Nothing_seen_beside_a_source_that_cannot_see_is_not_good_and_names_both(
        SourceState state,
        Severity tone
    )
    {
        var report = ReportBuilder.Empty();
        var headline = Headline.From(
            report with
            {
                Sources = [.. report.Sources, new SourceHealth("AGWAccessLogs", state, 0)],
            }
        );

        Assert.Equal(
            (tone, "Every source that can see was read (Event), and none holds a connection older than TLS 1.2."),
            (headline.Severity, headline.Claim)
        );
        Assert.EndsWith($" Could not see: {state}: AGWAccessLogs.", headline.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SweepOutcome.Inconclusive)]
    [InlineData(SweepOutcome.Incomplete)]
    [InlineData(SweepOutcome.LegacyFound)]
    public void Whatever_the_outcome_the_sources_that_cannot_see_are_named_by_state(SweepOutcome outcome)
    {
        SourceHealth[] sources =
        [
            new("B", SourceState.LegacyRetired, 0),
            new("C", SourceState.Missing, 0),
            new("D", SourceState.LegacyRetired, 0),
        ];
        var headline = Headline.From(Only(VerdictKind.Confirmed, outcome) with { Sources = sources });

        Assert.NotEqual(Severity.Ok, headline.Severity);
        Assert.EndsWith(" Could not see: Missing: C; LegacyRetired: B, D.", headline.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_verdict_has_words_once() =>
        Assert.Equal(Enum.GetValues<VerdictKind>(), VerdictTexts.BySeverity.Select(words => words.Kind).Order());

    private static SweepReport Only(VerdictKind kind, SweepOutcome outcome) =>
        ReportBuilder.Empty(outcome) with
        {
            Machines = [.. ReportBuilder.Full().Machines.Where(line => line.Verdict.Kind == kind)],
        };
}
