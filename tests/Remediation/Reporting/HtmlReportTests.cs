using System.Xml.Linq;
using CsCheck;
using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Reporting;
using Remediation.Reporting.Pages;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Reporting;

public class HtmlReportTests
{
    [Fact]
    public void Page_policy_forbids_everything_but_the_inline_style()
    {
        var policy = Page(ReportBuilder.Full())
            .Descendants("meta")
            .Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", (string?)policy.Attribute("content"));
    }

    [Fact]
    public void Every_machine_every_reason_and_the_run_command_are_on_the_page()
    {
        var report = ReportBuilder.Full();
        var text = Page(report).Root!.Value;
        Assert.All(
            report.Machines,
            line =>
            {
                Assert.Contains(line.Step.Machine.Id.Value, text, StringComparison.Ordinal);
                Assert.Contains(line.Summary, text, StringComparison.Ordinal);
                Assert.Contains(line.Verdict.Reason.Code.NextStep, text, StringComparison.Ordinal);
                Assert.Contains(line.OrderName, text, StringComparison.Ordinal);
                Assert.Contains(VerdictTexts.Find(line.Verdict.Kind).Label, text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Every_likely_cause_is_on_the_page_with_evidence_and_next_step()
    {
        var report = ReportBuilder.Full();
        var likely = Page(report).Descendants("li").Select(item => item.Value).ToList();
        var causes = report.Machines.SelectMany(line => line.Causes).ToList();
        Assert.Contains(causes, cause => cause.Cause == Cause.Unknown);
        Assert.Contains(causes, cause => cause.Cause == Cause.DotNetDefault);
        Assert.All(
            causes,
            cause =>
                Assert.Contains(
                    likely,
                    item =>
                        item.StartsWith($"{cause.Cause}. ", StringComparison.Ordinal)
                        && item.Contains(cause.Because, StringComparison.Ordinal)
                        && item.EndsWith(
                            " Owner: " + CauseCatalog.Find(cause.Cause).OwnerAction,
                            StringComparison.Ordinal
                        )
                )
        );
    }

    [Fact]
    public void Machines_that_need_action_stand_before_those_that_do_not()
    {
        var tones = Page(ReportBuilder.Full())
            .Descendants("details")
            .Select(machine => ((string)machine.Attribute("class")!).Split(' ')[1]);
        Assert.Equal(
            ["critical", "critical", "critical", "critical", "warning", "warning", "info", "info", "ok", "ok"],
            tones
        );
    }

    [Fact]
    public void Changed_values_are_marked_and_only_those()
    {
        var report = ReportBuilder.Full();
        var changed = report
            .Machines.Where(line => line.Facts is not null)
            .Sum(line => line.Facts!.Values.Count(value => value.Before != value.After));
        Assert.Equal(changed, Page(report).Descendants("mark").Count());
    }

    [Fact]
    public void Details_are_collapsed_by_default() =>
        Assert.All(
            Page(ReportBuilder.Full()).Descendants("details"),
            details => Assert.Null(details.Attribute("open"))
        );

    [Fact]
    public void Tables_have_captions_and_every_heading_cell_has_a_scope()
    {
        var page = Page(ReportBuilder.Full());
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), cell => Assert.NotNull(cell.Attribute("scope")));
    }

    [Fact]
    public void Every_place_that_the_page_points_to_is_in_the_page_once()
    {
        var page = Page(ReportBuilder.Full());
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        var targets = page.Descendants().Attributes("href").Concat(page.Descendants().Attributes("aria-labelledby"));
        Assert.All(targets, target => Assert.Contains(target.Value.TrimStart('#'), ids));
    }

    [Theory]
    [InlineData("machines", "No finding, doubt or open repair names a machine.")]
    [InlineData("unattributed", "Every finding is tied to exactly one machine.")]
    [InlineData("skipped", "No row was skipped.")]
    [InlineData("next", "No machine asks for anything.")]
    [InlineData("verdicts", "No machine was judged in this sweep.")]
    [InlineData("vanished", "Every machine under repair is still in the inventory.")]
    public void Empty_section_has_a_text_and_claims_nothing_without_a_readable_source(string id, string words)
    {
        Assert.Contains(words, Section(ReportBuilder.Empty(), id), StringComparison.Ordinal);
        Assert.Contains(
            $"{words} That holds for the part",
            Section(ReportBuilder.Empty(SweepOutcome.Incomplete), id),
            StringComparison.Ordinal
        );
        var blind = Section(ReportBuilder.Empty(SweepOutcome.Inconclusive), id);
        Assert.DoesNotContain(words, blind, StringComparison.Ordinal);
        Assert.Contains("could not see", blind, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_could_not_see_never_shows_a_green_banner()
    {
        var banner = Page(ReportBuilder.Empty(SweepOutcome.Inconclusive)).Descendants("header").Single();
        Assert.Equal("banner critical", (string?)banner.Attribute("class"));
        Assert.DoesNotContain(" ok\"", banner.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_of_a_sweep_without_sources_states_that_no_source_was_read() =>
        Assert.Contains(
            "nobody looked",
            Section(ReportBuilder.Empty(SweepOutcome.Inconclusive) with { Sources = [] }, "sources"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Report_with_a_lost_finding_states_that_the_counts_do_not_add_up() =>
        Assert.Contains(
            "Does not add up",
            Section(ReportBuilder.Full() with { Unattributed = [] }, "counts"),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_same_report_gives_the_same_page() =>
        Assert.Equal(
            HtmlReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline),
            HtmlReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline)
        );

    [Fact]
    public void A_thousand_machines_stay_below_six_megabytes() =>
        Assert.InRange(HtmlReport.Write(ReportBuilder.Large(1000), ReportBuilder.Baseline).Length, 1, 6_000_000);

    [Fact]
    public void A_page_is_not_written_with_a_baseline_that_the_sweep_did_not_use() =>
        Assert.Throws<ArgumentException>(() =>
            HtmlReport.Write(ReportBuilder.Full(), TlsBaseline.FromParts([BaselinePart.WinHttp]))
        );

    [Fact]
    public void Whatever_a_sweep_meets_the_page_is_well_formed() =>
        ReportGen.Any.Sample(report => Page(report), iter: 300);

    [Fact]
    public void The_style_sheet_names_no_address_and_cannot_end_early()
    {
        Assert.DoesNotContain('<', PageStyle.Text);
        Assert.DoesNotContain("url(", PageStyle.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", PageStyle.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static XDocument Page(SweepReport report) =>
        XDocument.Parse(HtmlReport.Write(report, ReportBuilder.Baseline));

    private static string Section(SweepReport report, string id) =>
        Page(report).Descendants("section").Single(section => (string?)section.Attribute("id") == id).Value;
}
