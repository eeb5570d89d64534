using Remediation.Baseline;
using Remediation.Reporting.Pages;

namespace Remediation.Reporting;

/// <summary>
/// The report for people: one file that asks nobody for anything and runs nothing. The same report gives the same text,
/// byte for byte.
/// </summary>
public static class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private static readonly (string Id, string Title)[] Places =
    [
        ("verdicts", "Verdicts"),
        ("next", "What to do"),
        ("tally", "Counts"),
        ("sources", "Sources"),
        ("machines", "Machines"),
        ("unattributed", "Without a machine"),
        ("aside", "Set aside"),
        ("glossary", "Words"),
    ];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="baseline">The baseline that the sweep used; it knows each value's path and what is right.</param>
    /// <exception cref="ArgumentException">The baseline is not the one that the report names.</exception>
    public static string Write(SweepReport report, TlsBaseline baseline)
    {
        ValueReading.RequireBaselineOf(report, baseline);
        var tally = Tally.Of(report);
        return Html.Document(
            Html.Of(
                Tag.Html,
                [Attr.Language("en")],
                Head(report),
                Html.Of(
                    Tag.Body,
                    SummarySections.Banner(report),
                    Navigation(),
                    Html.Of(
                        Tag.Main,
                        SummarySections.Verdicts(report, tally),
                        SummarySections.NextSteps(report),
                        AccountSections.Counts(report, tally),
                        AccountSections.Sources(report),
                        MachineSections.Machines(report, baseline),
                        FindingTables.Unattributed(report),
                        AccountSections.SetAside(report),
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
        return Html.Of(
            Tag.Head,
            Html.Of(Tag.Meta, [Attr.Charset()]),
            Html.Of(Tag.Meta, Attr.Policy(Policy)),
            Html.Of(Tag.Meta, Attr.Meta("viewport", "width=device-width, initial-scale=1")),
            Html.Of(Tag.Meta, Attr.Meta("color-scheme", "light dark")),
            Html.Of(Tag.Title, $"TLS 1.2 sweep {report.SweepId}"),
            Html.StyleSheet()
        );
    }

    private static Html Navigation()
    {
        return Html.Of(
            Tag.Nav,
            [Attr.Label("Sections")],
            Html.Of(
                Tag.Ul,
                [.. Places.Select(place => Html.Of(Tag.Li, Html.Of(Tag.A, [Attr.JumpTo(place.Id)], place.Title)))]
            )
        );
    }

    private static Html Glossary()
    {
        return Parts.Section(
            "glossary",
            "What the verdicts mean",
            Html.Of(
                Tag.Dl,
                [Attr.Class("glossary")],
                [
                    .. VerdictWords.BySeverity.Select(words =>
                        Html.Of(
                            Tag.Div,
                            Html.Of(Tag.Dt, Parts.Badge(words.Tone, words.Label)),
                            Html.Of(Tag.Dd, words.Meaning)
                        )
                    ),
                ]
            )
        );
    }

    private static Html Footer(SweepReport report)
    {
        return Html.Of(
            Tag.Footer,
            Parts.Terms(
                ("Sweep", Html.Code(report.SweepId)),
                ("Plan", Html.Code(report.PlanId)),
                ("Baseline", Html.Code(report.BaselineId)),
                ("Started", Html.Moment(report.StartedAt)),
                ("Ended", Html.Moment(report.EndedAt))
            )
        );
    }
}
