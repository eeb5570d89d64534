using System.Diagnostics;
using Remediation.Policies;

namespace Remediation.Reporting.Pages;

/// <summary>The top of the page: what the sweep may claim, how the verdicts spread, and what to do next.</summary>
internal static class SummarySections
{
    private static readonly string[] NextColumns = ["Reason", "Machines", "What to do"];

    /// <summary>The banner.</summary>
    public static Html Banner(SweepReport report)
    {
        var headline = Headline.From(report);
        return Html.Element(
            HtmlTag.Header,
            [HtmlAttribute.Class("banner", headline.Severity)],
            Html.Element(
                HtmlTag.P,
                [HtmlAttribute.Class("kind")],
                PageElements.Badge(headline.Severity, report.Outcome.ToString()),
                " TLS 1.2 remediation sweep"
            ),
            Html.Element(HtmlTag.H1, headline.Claim),
            Html.Element(HtmlTag.P, headline.Meaning),
            PageElements.Terms(
                ("Log window", Html.Join(Html.Moment(report.Window.From), " to ", Html.Moment(report.Window.To))),
                ("Mode", Mode(report.Mode))
            )
        );
    }

    /// <summary>A bar for each verdict that occurs, the most urgent first; together they are all machines.</summary>
    public static Html Verdicts(SweepReport report, ReportCounts tally)
    {
        var bars = VerdictTexts
            .BySeverity.Where(words => tally.Verdicts[words.Kind] > 0)
            .Select(words =>
                Html.Element(
                    HtmlTag.Li,
                    PageElements.Badge(words.Severity, words.Label),
                    Bar(words.Severity, tally.Verdicts[words.Kind], tally.Machines),
                    Html.Element(HtmlTag.Strong, TextFormat.Number(tally.Verdicts[words.Kind]))
                )
            );
        return PageElements.Section(
            "verdicts",
            "Verdicts",
            tally.Machines == 0
                ? PageElements.Empty(report.Outcome, "No machine was judged in this sweep.")
                : Html.Element(
                    HtmlTag.Ul,
                    [HtmlAttribute.Class("bars"), HtmlAttribute.Label("Machines by verdict")],
                    [.. bars]
                )
        );
    }

    /// <summary>Each reason once, with the number of machines that it holds for.</summary>
    public static Html NextSteps(SweepReport report)
    {
        var severity = VerdictTexts.BySeverity.Select(words => words.Kind).ToList();
        var rows = report
            .Machines.GroupBy(line => line.Verdict.Reason.Code)
            .OrderBy(group => group.Min(line => severity.IndexOf(line.Verdict.Kind)))
            .ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group =>
                PageElements.Row(
                    NextColumns,
                    $"{group.Key.Id} {group.Key.Name}",
                    TextFormat.Number(group.Count()),
                    group.Key.NextStep
                )
            )
            .ToList();
        return PageElements.Section(
            "next",
            "What to do next",
            rows.Count == 0
                ? PageElements.Empty(report.Outcome, "No machine asks for anything.")
                : PageElements.Table("Each reason once, the most urgent first", NextColumns, rows)
        );
    }

    private static Html Bar(Severity tone, int count, int of)
    {
        return Html.Element(
            HtmlTag.Svg,
            [HtmlAttribute.Class("bar", tone), HtmlAttribute.Decoration(), .. HtmlAttribute.Canvas(100, 10)],
            Html.Element(HtmlTag.Rect, HtmlAttribute.Bar(Math.Max(1, 100.0 * count / of), 10))
        );
    }

    private static string Mode(SweepMode mode)
    {
        return mode switch
        {
            SweepMode.Repair => "Repair: machines may be changed",
            SweepMode.Inspect => "Inspect: machines are read, nothing is written",
            SweepMode.Report => "Report: no machine is contacted",
            _ => throw new UnreachableException($"No words are known for {mode}."),
        };
    }
}
