using Remediation.Baseline;

namespace Remediation.Reporting.Pages;

/// <summary>The machines, the most urgent verdict first; one line each, the rest behind it.</summary>
internal static class MachineSections
{
    /// <summary>Every machine of the report.</summary>
    public static Html Machines(SweepReport report, TlsBaseline baseline)
    {
        var groups = VerdictWords
            .BySeverity.Select(words =>
                (Words: words, Lines: report.Machines.Where(line => line.Verdict.Kind == words.Kind).ToList())
            )
            .Where(group => group.Lines.Count > 0);
        return Parts.Section(
            "machines",
            "Machines",
            report.Machines.Count == 0
                ? Parts.Empty(report.Outcome, "No finding, doubt or open repair names a machine.")
                : Html.Join([.. groups.Select(group => Group(group.Words, group.Lines, baseline))])
        );
    }

    /// <summary>Machines under repair that are no longer there.</summary>
    public static Html Vanished(SweepReport report)
    {
        return Parts.Section(
            "vanished",
            "Machines that vanished",
            report.Vanished.Count == 0
                ? Parts.Empty(report.Outcome, "Every machine under repair is still in the inventory.")
                : ListVanished(report)
        );
    }

    private static Html ListVanished(SweepReport report)
    {
        var unread = report.InventoryIncomplete is null ? "" : ", or in the part that could not be read";
        return Html.Join(
            Html.Of(
                Tag.P,
                "These were under repair, and this sweep's inventory does not hold them: they are "
                    + $"gone, out of scope{unread}. Nothing more is claimed about them."
            ),
            Html.Of(Tag.Ul, [.. report.Vanished.Select(id => Html.Of(Tag.Li, Html.Code(id.Value)))])
        );
    }

    private static Html Group(VerdictWords words, List<MachineLine> lines, TlsBaseline baseline)
    {
        return Html.Of(
            Tag.Div,
            [Attr.Class("group")],
            Html.Of(Tag.H3, $"{words.Label}: {Wording.Count(lines.Count, "machine")}"),
            Html.Of(Tag.P, words.Meaning),
            Html.Join([.. lines.Select(line => Machine(line, words, baseline))])
        );
    }

    private static Html Machine(MachineLine line, VerdictWords words, TlsBaseline baseline)
    {
        return Html.Of(
            Tag.Details,
            [Attr.Class("machine", words.Tone)],
            Html.Of(
                Tag.Summary,
                Html.Of(Tag.H4, Html.Quote(line.Step.Machine.Name)),
                Parts.Badge(words.Tone, words.Label),
                Html.Of(
                    Tag.Span,
                    [Attr.Class("decision")],
                    $"{line.Step.Decision.Name} · {line.Verdict.Reason.Code.Id}"
                ),
                Html.Of(Tag.Span, [Attr.Class("story")], Html.Quote(line.Story))
            ),
            MachineDetails.Of(line, baseline)
        );
    }
}
