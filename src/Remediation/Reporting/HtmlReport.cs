using Remediation.Baseline;
using Remediation.Reporting.Pages;

namespace Remediation.Reporting;

/// <summary>
/// Writes the report as an HTML page: one file without scripts and external resources. Equal reports give identical
/// bytes.
/// </summary>
public static class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private static readonly (string Id, string Title)[] Places =
    [
        ("verdicts", "Verdicts"),
        ("next", "What to do"),
        ("counts", "Counts"),
        ("sources", "Sources"),
        ("machines", "Machines"),
        ("unattributed", "Without a machine"),
        ("skipped", "Skipped rows"),
        ("glossary", "Terms"),
    ];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="baseline">The baseline that the sweep used; it contains each value's path and rule.</param>
    /// <exception cref="ArgumentException">The baseline is not the one that the report names.</exception>
    public static string Write(SweepReport report, TlsBaseline baseline)
    {
        ValueReading.RequireBaselineOf(report, baseline);
        var tally = ReportCounts.From(report);
        return Html.Document(
            Html.Element(
                HtmlTag.Html,
                [HtmlAttribute.Language("en")],
                Head(report),
                Html.Element(
                    HtmlTag.Body,
                    SummarySections.Banner(report),
                    Navigation(),
                    Html.Element(
                        HtmlTag.Main,
                        SummarySections.Verdicts(report, tally),
                        SummarySections.NextSteps(report),
                        AccountSections.Counts(report, tally),
                        AccountSections.Sources(report),
                        MachineSections.Machines(report, baseline),
                        FindingTables.Unattributed(report),
                        AccountSections.SkippedRows(report),
                        MachineSections.Vanished(report),
                        Glossary()
                    ),
                    Footer(report)
                )
            )
        );
    }

    private static Html Head(SweepReport report)
    {
        return Html.Element(
            HtmlTag.Head,
            Html.Element(HtmlTag.Meta, [HtmlAttribute.Charset()]),
            Html.Element(HtmlTag.Meta, HtmlAttribute.Policy(Policy)),
            Html.Element(HtmlTag.Meta, HtmlAttribute.Meta("viewport", "width=device-width, initial-scale=1")),
            Html.Element(HtmlTag.Meta, HtmlAttribute.Meta("color-scheme", "light dark")),
            Html.Element(HtmlTag.Title, $"TLS 1.2 sweep {report.SweepId}"),
            Html.StyleSheet()
        );
    }

    private static Html Navigation()
    {
        return Html.Element(
            HtmlTag.Nav,
            [HtmlAttribute.Label("Sections")],
            Html.Element(
                HtmlTag.Ul,
                [
                    .. Places.Select(place =>
                        Html.Element(HtmlTag.Li, Html.Element(HtmlTag.A, [HtmlAttribute.JumpTo(place.Id)], place.Title))
                    ),
                ]
            )
        );
    }

    private static Html Glossary()
    {
        return PageElements.Section(
            "glossary",
            "What the verdicts mean",
            Html.Element(
                HtmlTag.Dl,
                [HtmlAttribute.Class("glossary")],
                [
                    .. VerdictTexts.BySeverity.Select(words =>
                        Html.Element(
                            HtmlTag.Div,
                            Html.Element(HtmlTag.Dt, PageElements.Badge(words.Severity, words.Label)),
                            Html.Element(HtmlTag.Dd, words.Meaning)
                        )
                    ),
                ]
            )
        );
    }

    private static Html Footer(SweepReport report)
    {
        return Html.Element(
            HtmlTag.Footer,
            PageElements.Terms(
                ("Sweep", Html.Code(report.SweepId)),
                ("Plan", Html.Code(report.PlanId)),
                ("Baseline", Html.Code(report.BaselineId)),
                ("Started", Html.Moment(report.StartedAt)),
                ("Ended", Html.Moment(report.EndedAt))
            )
        );
    }
}
