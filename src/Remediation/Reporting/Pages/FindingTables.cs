using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Planning;

namespace Remediation.Reporting.Pages;

/// <summary>Findings: those of a machine, and those of nobody.</summary>
internal static class FindingTables
{
    // A public storage account can be called from thousands of addresses; report.json has them all.
    private const int MostLoose = 200;
    private const int MostNames = 8;

    private static readonly string[] Columns = ["Caller", "Protocol", "Connections", "Seen", "Called", "Log says"];
    private static readonly string[] LooseColumns =
    [
        "Caller",
        "Protocol",
        "Connections",
        "Last seen",
        "Why no machine",
        "It may be",
    ];

    /// <summary>The findings of one machine, or why it is here without any.</summary>
    public static Html Render(PlanSubject suspect)
    {
        if (suspect.Findings.Count > 0)
        {
            return PageElements.Table("What the logs saw", Columns, suspect.Findings.Select(Row));
        }

        return PageElements.Empty(
            suspect.CandidateFor is not null
                ? "No finding is proven to be this machine's own; it is one of several that a finding may be about."
                : "The logs hold no legacy connection of this machine; it is here because it is under repair."
        );
    }

    /// <summary>Findings that fit no machine or several, the busiest first.</summary>
    public static Html Unattributed(SweepReport report)
    {
        var loose = report.Unattributed;
        var shown = loose.OrderByDescending(item => item.Finding.Hits).Take(MostLoose).ToList();
        return PageElements.Section(
            "unattributed",
            "Findings without a machine",
            loose.Count == 0
                ? PageElements.Empty(report.Outcome, "Every finding is tied to exactly one machine.")
                : PageElements.Table(
                    "Reported, never acted on: no machine fits, or more than one does",
                    LooseColumns,
                    shown.Select(Row)
                ),
            loose.Count > shown.Count
                ? Html.Element(
                    HtmlTag.P,
                    $"{TextFormat.Count(loose.Count - shown.Count, "more finding")} with fewer connections in "
                        + $"report.json."
                )
                : Html.None
        );
    }

    private static Html Row(Finding finding)
    {
        return PageElements.Row(
            Columns,
            Html.Quote(finding.Caller.Label),
            finding.Protocol.Label(),
            Html.Join(
                TextFormat.Number(finding.Hits),
                Html.Element(
                    HtmlTag.P,
                    finding.Share is { } share
                        ? $"{TextFormat.Share(share)} of {TextFormat.Number(finding.TotalHits)}"
                        : "share not known"
                )
            ),
            Html.Join(
                Html.Moment(finding.FirstSeen),
                " to ",
                Html.Moment(finding.LastSeen),
                $", {TextFormat.Count(finding.Days, "day")}"
            ),
            PageElements.Few(finding.Servers, MostNames, "not said"),
            Html.Join(
                Html.Quote(finding.Evidence.Length > 0 ? finding.Evidence : "nothing more"),
                Html.Element(HtmlTag.P, "Source: ", Html.Quote(string.Join(", ", finding.Sources)))
            )
        );
    }

    private static Html Row(Attribution.Unattributed item)
    {
        return PageElements.Row(
            LooseColumns,
            Html.Quote(item.Finding.Caller.Label),
            item.Finding.Protocol.Label(),
            TextFormat.Number(item.Finding.Hits),
            Html.Moment(item.Finding.LastSeen),
            Html.Join(
                $"{item.Reason.Code.Id} ",
                Html.Quote(item.Reason.Detail),
                Html.Element(HtmlTag.P, item.Reason.Code.NextStep)
            ),
            PageElements.Few(
                [.. item.Candidates.Select(machine => machine.Name)],
                MostNames,
                "no machine in the inventory"
            )
        );
    }
}
