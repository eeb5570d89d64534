using System.Diagnostics;
using Remediation.ConnectionLogs.Sources;

namespace Remediation.Reporting;

/// <summary>
/// What the sweep as a whole may claim, as text. The claim is positive only if all data was read and nothing is left to
/// do.
/// </summary>
/// <param name="Severity">The severity.</param>
/// <param name="Claim">One plain sentence.</param>
/// <param name="Meaning">What the claim does and does not mean.</param>
public sealed record Headline(Severity Severity, string Claim, string Meaning)
{
    /// <summary>The headline of a report.</summary>
    public static Headline From(SweepReport report)
    {
        return report.Outcome switch
        {
            SweepOutcome.LegacyFound => new(
                Max(Doubt(report), Worst(report)),
                $"{Readers(report)}: {DescribeVerdicts(report)}.",
                "Each finding below is tied to one machine, or says why it could not be." + DescribeUnseen(report)
            ),
            SweepOutcome.Clean => new(
                Max(Doubt(report), Worst(report)),
                $"{Readers(report)}, and none holds a connection older than TLS 1.2{DescribeSkippedRows(report)}.",
                "That is what these sources logged in the window. It says nothing about traffic that nobody logs."
                    + DescribeUnseen(report)
            ),
            SweepOutcome.Incomplete => new(
                Max(Severity.Warning, Worst(report)),
                "This sweep saw only a part: what it reports is true, but it is not all.",
                $"So far {DescribeVerdicts(report)}. What a failed source or an unread subscription holds is "
                    + "not in these counts."
                    + DescribeUnseen(report)
            ),
            SweepOutcome.Inconclusive => new(
                Severity.Critical,
                "This sweep could not see, so it claims nothing.",
                "No log source could show old protocols, or the logs or the inventory could not be read. "
                    + "What is empty below is empty because nobody looked: mend it and sweep again."
                    + DescribeUnseen(report)
            ),
            _ => throw new UnreachableException($"No headline says the outcome {report.Outcome}."),
        };
    }

    // The claim names the sources that it rests on, because only few of many may be able to see.
    private static string Readers(SweepReport report)
    {
        if (report.Sources.All(source => source.CanSee))
        {
            return "Every source was read";
        }

        var names = report.Sources.Where(source => source.CanSee).Select(source => source.Source);
        return $"Every source that can see was read ({string.Join(", ", names)})";
    }

    private static string DescribeUnseen(SweepReport report)
    {
        var states = report
            .Sources.Where(source => !source.CanSee)
            .GroupBy(source => source.State)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(source => source.Source))}")
            .ToList();
        return states.Count == 0 ? "" : $" Could not see: {string.Join("; ", states)}.";
    }

    // A claim is not positive if a source had no data, and a source that stopped sending data counts as broken.
    private static Severity Doubt(SweepReport report)
    {
        if (report.Sources.Any(source => source.State == SourceState.Stale))
        {
            return Severity.Warning;
        }

        if (report.Sources.All(source => source.CanSee))
        {
            return Severity.Ok;
        }

        return Severity.Info;
    }

    private static string DescribeVerdicts(SweepReport report)
    {
        if (report.Machines.Count == 0)
        {
            return "no finding could be tied to a machine";
        }

        var machines = TextFormat.Count(report.Machines.Count, "machine was", "machines were");
        return $"{machines} judged, {DescribeActions(report)}";
    }

    private static string DescribeActions(SweepReport report)
    {
        var acting = report.Machines.Count(line => VerdictTexts.Find(line.Verdict.Kind).NeedsAction);
        if (acting == 0)
        {
            return "none of them needs action now";
        }

        if (acting == report.Machines.Count)
        {
            return "action is needed";
        }

        return TextFormat.Count(acting, "needs action", "need action");
    }

    // A machine with an open repair is judged in every sweep, also if the logs hold nothing.
    private static string DescribeSkippedRows(SweepReport report) =>
        report.Machines.Count == 0 ? "" : $"; {DescribeVerdicts(report)}";

    private static Severity Worst(SweepReport report)
    {
        var machines = report
            .Machines.Select(line => VerdictTexts.Find(line.Verdict.Kind).Severity)
            .DefaultIfEmpty(Severity.Ok)
            .Max();
        var loose = report.Unattributed.Count > 0 || report.Vanished.Count > 0 ? Severity.Warning : Severity.Ok;
        return Max(machines, loose);
    }

    private static Severity Max(Severity one, Severity other) => one > other ? one : other;
}
