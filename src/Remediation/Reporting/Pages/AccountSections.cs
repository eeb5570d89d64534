using Remediation.ConnectionLogs.Sources;

namespace Remediation.Reporting.Pages;

/// <summary>How the counts add up, what the sources could see, and which rows gave nothing.</summary>
internal static class AccountSections
{
    private static readonly string[] SourceColumns =
    [
        "Source",
        "State",
        "Records",
        "Newest",
        "Rows",
        "What that means",
    ];
    private static readonly string[] SkippedColumns = ["Reason", "Rows", "What to do", "Example"];

    /// <summary>The conservation law in words, with this sweep's numbers.</summary>
    public static Html Counts(SweepReport report, ReportCounts tally)
    {
        var decisions = string.Join(
            ", ",
            ReportCounts
                .DecisionNames.Where(name => tally.Decisions[name] > 0)
                .Select(name => $"{name} {tally.Decisions[name]}")
        );
        return PageElements.Section(
            "counts",
            "How it adds up",
            Html.Element(
                HtmlTag.Ul,
                Html.Element(
                    HtmlTag.Li,
                    $"{TextFormat.Count(tally.RowsRead, "log row was", "log rows were")} read: "
                        + $"{TextFormat.Number(tally.RowsInFindings)} in findings, "
                        + $"{TextFormat.Number(tally.RowsSkipped)} skipped."
                ),
                Html.Element(
                    HtmlTag.Li,
                    $"{TextFormat.Count(tally.Findings, "finding")}: {TextFormat.Number(tally.Attributed)} tied to "
                        + "one machine, "
                        + $"{TextFormat.Number(tally.Unattributed)} to none or to several."
                ),
                Html.Element(
                    HtmlTag.Li,
                    $"{TextFormat.Count(tally.Machines, "machine")}, each with one decision and one verdict"
                        + (decisions.Length > 0 ? $": {decisions}." : ".")
                ),
                Html.Element(HtmlTag.Li, Calls(report))
            ),
            tally.AddsUp
                ? Html.Element(HtmlTag.P, PageElements.Badge(Severity.Info, "Adds up"), Sum(report.Outcome))
                : Html.Element(
                    HtmlTag.P,
                    PageElements.Badge(Severity.Critical, "Does not add up"),
                    " Something was lost or counted twice. Do not rely on this report."
                )
        );
    }

    /// <summary>Each source with its health, and the inventory.</summary>
    public static Html Sources(SweepReport report)
    {
        return PageElements.Section(
            "sources",
            "What could be seen",
            report.Sources.Count == 0
                ? Html.Element(
                    HtmlTag.P,
                    PageElements.Badge(Severity.Critical, "No source"),
                    " No log source was asked, so nobody looked."
                )
                : PageElements.Table("Log sources", SourceColumns, report.Sources.Select(Source)),
            Inventory(report)
        );
    }

    /// <summary>Rows that gave no finding.</summary>
    public static Html SkippedRows(SweepReport report)
    {
        return PageElements.Section(
            "skipped",
            "Skipped rows",
            report.Findings.Skipped.Count == 0
                ? PageElements.Empty(report.Outcome, "No row was skipped.")
                : PageElements.Table(
                    "Rows that gave no finding, by reason",
                    SkippedColumns,
                    report.Findings.Skipped.Select(group =>
                        PageElements.Row(
                            SkippedColumns,
                            Html.Join(
                                $"{group.Reason.Id} {group.Reason.Name}",
                                Html.Element(HtmlTag.P, group.Reason.Meaning)
                            ),
                            TextFormat.Number(group.Rows),
                            group.Reason.NextStep,
                            Html.Quote(group.Example)
                        )
                    )
                )
        );
    }

    private static string Calls(SweepReport report)
    {
        return $"{TextFormat.Count(report.Calls.Total, "call")} to Resource Manager for orders: "
            + $"{TextFormat.Number(report.Calls.Writes)} to send, "
            + $"{TextFormat.Number(report.Calls.Reads)} to ask, {TextFormat.Number(report.Calls.Deletes)} to remove; "
            + $"{TextFormat.Number(report.Calls.Throttled)} of them throttled. Orphaned run commands removed: "
            + $"{TextFormat.Number(report.OrphansRemoved)}.";
    }

    private static string Sum(SweepOutcome outcome) =>
        outcome == SweepOutcome.Inconclusive
            ? " Only what was read is counted, and this sweep could not see."
            : " Nothing that was read was dropped on the way.";

    private static Html Source(SourceHealth source)
    {
        var words = source.Reason is { } reason
            ? Html.Join(Html.Quote(reason.Detail), " ", Html.Element(HtmlTag.Strong, reason.Code.NextStep))
            : (Html)"Read in full.";
        return PageElements.Row(
            SourceColumns,
            Html.Quote(source.Source),
            PageElements.Badge(GetSeverity(source.State), source.State.ToString()),
            source.Records is { } records ? TextFormat.Number(records) : "not counted",
            source.Newest is { } newest ? Html.Moment(newest) : "none known",
            TextFormat.Number(source.Rows),
            words
        );
    }

    private static Severity GetSeverity(SourceState state)
    {
        return state switch
        {
            SourceState.Healthy => Severity.Ok,
            SourceState.Missing or SourceState.LegacyRetired => Severity.Info,
            SourceState.Failed => Severity.Critical,
            _ => Severity.Warning,
        };
    }

    private static Html Inventory(SweepReport report)
    {
        var count = TextFormat.Count(report.InventoryMachines, "machine");
        if (report.InventoryIncomplete is { } gap)
        {
            return Html.Element(
                HtmlTag.P,
                PageElements.Badge(Severity.Critical, "Inventory incomplete"),
                $" {count} read, not all. ",
                Html.Quote(gap.Detail),
                " ",
                Html.Element(HtmlTag.Strong, gap.Code.NextStep)
            );
        }

        return Html.Element(
            HtmlTag.P,
            PageElements.Badge(report.InventoryMachines > 0 ? Severity.Ok : Severity.Warning, "Inventory read"),
            $" {count} in scope."
        );
    }
}
