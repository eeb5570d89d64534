using System.Diagnostics;
using Remediation.Planning;

namespace Remediation.Reporting.Pages;

/// <summary>The top of the page: what the sweep may claim, how the verdicts spread, and what to do next.</summary>
internal static class SummarySections
{
    private static readonly string[] NextColumns = ["Reason", "Machines", "What to do"];

    /// <summary>The banner.</summary>
    public static Html Banner(SweepReport report)
    {
        var headline = Headline.Of(report);
        return Html.Of(
            Tag.Header,
            [Attr.Class("banner", headline.Tone)],
            Html.Of(
                Tag.P,
                [Attr.Class("kind")],
                Parts.Badge(headline.Tone, Claim(report.Outcome)),
                " TLS 1.2 remediation sweep"
            ),
            Html.Of(Tag.H1, headline.Claim),
            Html.Of(Tag.P, headline.Meaning),
            Parts.Terms(
                ("Log window", Html.Join(Html.Moment(report.Window.From), " to ", Html.Moment(report.Window.To))),
                ("Mode", Mode(report.Mode))
            )
        );
    }

    /// <summary>A bar for each verdict that occurs, the most urgent first; together they are all machines.</summary>
    public static Html Verdicts(SweepReport report, Tally tally)
    {
        var bars = VerdictWords
            .BySeverity.Where(words => tally.Verdicts[words.Kind] > 0)
            .Select(words =>
                Html.Of(
                    Tag.Li,
                    Parts.Badge(words.Tone, words.Label),
                    Bar(words.Tone, tally.Verdicts[words.Kind], tally.Machines),
                    Html.Of(Tag.Strong, Wording.Number(tally.Verdicts[words.Kind]))
                )
            );
        return Parts.Section(
            "verdicts",
            "Verdicts",
            tally.Machines == 0
                ? Parts.Empty(report.Outcome, "No machine was judged in this sweep.")
                : Html.Of(Tag.Ul, [Attr.Class("bars"), Attr.Label("Machines by verdict")], [.. bars])
        );
    }

    /// <summary>Each reason once, with the number of machines that it holds for.</summary>
    public static Html NextSteps(SweepReport report)
    {
        var severity = VerdictWords.BySeverity.Select(words => words.Kind).ToList();
        var rows = report
            .Machines.GroupBy(line => line.Verdict.Reason.Code)
            .OrderBy(group => group.Min(line => severity.IndexOf(line.Verdict.Kind)))
            .ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group =>
                Parts.Row(
                    NextColumns,
                    $"{group.Key.Id} {group.Key.Name}",
                    Wording.Number(group.Count()),
                    group.Key.NextStep
                )
            )
            .ToList();
        return Parts.Section(
            "next",
            "What to do next",
            rows.Count == 0
                ? Parts.Empty(report.Outcome, "No machine asks for anything.")
                : Parts.Table("Each reason once, the most urgent first", NextColumns, rows)
        );
    }

    private static Html Bar(Tone tone, int count, int of)
    {
        return Html.Of(
            Tag.Svg,
            [Attr.Class("bar", tone), Attr.Decoration(), .. Attr.Canvas(100, 10)],
            Html.Of(Tag.Rect, Attr.Bar(Math.Max(1, 100.0 * count / of), 10))
        );
    }

    private static string Claim(SweepOutcome outcome)
    {
        return outcome switch
        {
            SweepOutcome.SawAll => "Saw all",
            SweepOutcome.SawPart => "Saw a part",
            SweepOutcome.SawNothing => "Saw nothing legacy",
            SweepOutcome.CouldNotSee => "Could not see",
            _ => throw new UnreachableException($"No words are known for {outcome}."),
        };
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
