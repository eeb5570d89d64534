using Remediation.Findings;

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
    private static readonly string[] AsideColumns = ["Reason", "Rows", "What to do", "Example"];

    /// <summary>The conservation law in words, with this sweep's numbers.</summary>
    public static Html Counts(SweepReport report, Tally tally)
    {
        var decisions = string.Join(
            ", ",
            Tally
                .DecisionNames.Where(name => tally.Decisions[name] > 0)
                .Select(name => $"{name} {tally.Decisions[name]}")
        );
        return Parts.Section(
            "tally",
            "How it adds up",
            Html.Of(
                Tag.Ul,
                Html.Of(
                    Tag.Li,
                    $"{Wording.Count(tally.RowsRead, "log row was", "log rows were")} read: "
                        + $"{Wording.Number(tally.RowsInFindings)} in findings, "
                        + $"{Wording.Number(tally.RowsSetAside)} set aside."
                ),
                Html.Of(
                    Tag.Li,
                    $"{Wording.Count(tally.Findings, "finding")}: {Wording.Number(tally.Attributed)} tied to "
                        + "one machine, "
                        + $"{Wording.Number(tally.Unattributed)} to none or to several."
                ),
                Html.Of(
                    Tag.Li,
                    $"{Wording.Count(tally.Machines, "machine")}, each with one decision and one verdict"
                        + (decisions.Length > 0 ? $": {decisions}." : ".")
                ),
                Html.Of(Tag.Li, Calls(report))
            ),
            tally.AddsUp
                ? Html.Of(Tag.P, Parts.Badge(Tone.Neutral, "Adds up"), Sum(report.Outcome))
                : Html.Of(
                    Tag.P,
                    Parts.Badge(Tone.Alarm, "Does not add up"),
                    " Something was lost or counted twice. Do not rely on this report."
                )
        );
    }

    /// <summary>Each source with its health, and the inventory.</summary>
    public static Html Sources(SweepReport report)
    {
        return Parts.Section(
            "sources",
            "What could be seen",
            report.Sources.Count == 0
                ? Html.Of(Tag.P, Parts.Badge(Tone.Alarm, "No source"), " No log source was asked, so nobody looked.")
                : Parts.Table("Log sources", SourceColumns, report.Sources.Select(Source)),
            Inventory(report)
        );
    }

    /// <summary>Rows that gave no finding.</summary>
    public static Html SetAside(SweepReport report)
    {
        return Parts.Section(
            "aside",
            "Rows set aside",
            report.Findings.SetAside.Count == 0
                ? Parts.Empty(report.Outcome, "No row was set aside.")
                : Parts.Table(
                    "Rows that gave no finding, by reason",
                    AsideColumns,
                    report.Findings.SetAside.Select(group =>
                        Parts.Row(
                            AsideColumns,
                            Html.Join($"{group.Reason.Id} {group.Reason.Name}", Html.Of(Tag.P, group.Reason.Meaning)),
                            Wording.Number(group.Rows),
                            group.Reason.NextStep,
                            Html.Quote(group.Example)
                        )
                    )
                )
        );
    }

    private static string Calls(SweepReport report)
    {
        return $"{Wording.Count(report.Calls.Total, "call")} to Resource Manager for orders: "
            + $"{Wording.Number(report.Calls.Writes)} to send, "
            + $"{Wording.Number(report.Calls.Reads)} to ask, {Wording.Number(report.Calls.Deletes)} to remove; "
            + $"{Wording.Number(report.Calls.Throttled)} of them throttled. Leftovers of earlier sweeps removed: "
            + $"{Wording.Number(report.LeftoversRemoved)}.";
    }

    private static string Sum(SweepOutcome outcome) =>
        outcome == SweepOutcome.CouldNotSee
            ? " Only what was read is counted, and this sweep could not see."
            : " Nothing that was read was dropped on the way.";

    private static Html Source(SourceHealth source)
    {
        var words = source.Reason is { } reason
            ? Html.Join(Html.Quote(reason.Detail), " ", Html.Of(Tag.Strong, reason.Code.NextStep))
            : (Html)"Read in full.";
        return Parts.Row(
            SourceColumns,
            Html.Quote(source.Source),
            Parts.Badge(ToneOf(source.State), source.State.ToString()),
            source.Records is { } records ? Wording.Number(records) : "not counted",
            source.Newest is { } newest ? Html.Moment(newest) : "none known",
            Wording.Number(source.Rows),
            words
        );
    }

    private static Tone ToneOf(SourceState state)
    {
        return state switch
        {
            SourceState.Healthy => Tone.Good,
            SourceState.Missing or SourceState.Blind => Tone.Neutral,
            SourceState.Failed => Tone.Alarm,
            _ => Tone.Warning,
        };
    }

    private static Html Inventory(SweepReport report)
    {
        var count = Wording.Count(report.InventoryMachines, "machine");
        if (report.InventoryIncomplete is { } gap)
        {
            return Html.Of(
                Tag.P,
                Parts.Badge(Tone.Alarm, "Inventory incomplete"),
                $" {count} read, not all. ",
                Html.Quote(gap.Detail),
                " ",
                Html.Of(Tag.Strong, gap.Code.NextStep)
            );
        }

        return Html.Of(
            Tag.P,
            Parts.Badge(report.InventoryMachines > 0 ? Tone.Good : Tone.Warning, "Inventory read"),
            $" {count} in scope."
        );
    }
}
