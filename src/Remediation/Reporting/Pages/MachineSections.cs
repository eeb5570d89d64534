using Remediation.Baseline;

namespace Remediation.Reporting.Pages;

/// <summary>The machines, the most urgent verdict first; one line each, the rest behind it.</summary>
internal static class MachineSections
{
    /// <summary>Every machine of the report.</summary>
    public static Html Machines(SweepReport report, TlsBaseline baseline)
    {
        var groups = VerdictTexts
            .BySeverity.Select(words =>
                (Words: words, Lines: report.Machines.Where(line => line.Verdict.Kind == words.Kind).ToList())
            )
            .Where(group => group.Lines.Count > 0);
        return PageElements.Section(
            "machines",
            "Machines",
            report.Machines.Count == 0
                ? PageElements.Empty(report.Outcome, "No finding, doubt or open repair names a machine.")
                : Html.Join([.. groups.Select(group => Group(group.Words, group.Lines, baseline))])
        );
    }

    /// <summary>Machines under repair that are no longer there.</summary>
    public static Html Vanished(SweepReport report)
    {
        return PageElements.Section(
            "vanished",
            "Machines that vanished",
            report.Vanished.Count == 0
                ? PageElements.Empty(report.Outcome, "Every machine under repair is still in the inventory.")
                : ListVanished(report)
        );
    }

    private static Html ListVanished(SweepReport report)
    {
        var unread = report.InventoryIncomplete is null ? "" : ", or in the part that could not be read";
        return Html.Join(
            Html.Element(
                HtmlTag.P,
                "These were under repair, and this sweep's inventory does not hold them: they are "
                    + $"gone, out of scope{unread}. Nothing more is claimed about them."
            ),
            Html.Element(HtmlTag.Ul, [.. report.Vanished.Select(id => Html.Element(HtmlTag.Li, Html.Code(id.Value)))])
        );
    }

    private static Html Group(VerdictTexts words, List<MachineLine> lines, TlsBaseline baseline)
    {
        return Html.Element(
            HtmlTag.Div,
            [HtmlAttribute.Class("group")],
            Html.Element(HtmlTag.H3, $"{words.Label}: {TextFormat.Count(lines.Count, "machine")}"),
            Html.Element(HtmlTag.P, words.Meaning),
            Html.Join([.. lines.Select(line => Machine(line, words, baseline))])
        );
    }

    private static Html Machine(MachineLine line, VerdictTexts words, TlsBaseline baseline)
    {
        return Html.Element(
            HtmlTag.Details,
            [HtmlAttribute.Class("machine", words.Severity)],
            Html.Element(
                HtmlTag.Summary,
                Html.Element(HtmlTag.H4, Html.Quote(line.Step.Machine.Name)),
                PageElements.Badge(words.Severity, words.Label),
                Html.Element(
                    HtmlTag.Span,
                    [HtmlAttribute.Class("decision")],
                    $"{line.Step.Decision.Name} · {line.Verdict.Reason.Code.Id}"
                ),
                Html.Element(HtmlTag.Span, [HtmlAttribute.Class("summary")], Html.Quote(line.Summary))
            ),
            MachineDetails.Render(line, baseline)
        );
    }
}
