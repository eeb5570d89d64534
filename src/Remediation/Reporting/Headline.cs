using System.Diagnostics;
using Remediation.Findings;

namespace Remediation.Reporting;

/// <summary>
/// What the sweep as a whole may claim, in words. Good only where everything was seen and nothing is left to do.
/// </summary>
/// <param name="Tone">How much it should worry.</param>
/// <param name="Claim">One plain sentence.</param>
/// <param name="Meaning">What that does and does not say.</param>
public sealed record Headline(Tone Tone, string Claim, string Meaning)
{
    /// <summary>The headline of a report.</summary>
    public static Headline Of(SweepReport report)
    {
        return report.Outcome switch
        {
            SweepOutcome.SawAll => new(
                Max(Doubt(report), Worst(report)),
                $"{Readers(report)}: {Judged(report)}.",
                "Each finding below is tied to one machine, or says why it could not be." + Unseeing(report)
            ),
            SweepOutcome.SawNothing => new(
                Max(Doubt(report), Worst(report)),
                $"{Readers(report)}, and none holds a connection older than TLS 1.2{Aside(report)}.",
                "That is what these sources logged in the window. It says nothing about traffic that nobody logs."
                    + Unseeing(report)
            ),
            SweepOutcome.SawPart => new(
                Max(Tone.Warning, Worst(report)),
                "This sweep saw only a part: what it reports is true, but it is not all.",
                $"So far {Judged(report)}. What a failed source or an unread subscription holds is not in these counts."
                    + Unseeing(report)
            ),
            SweepOutcome.CouldNotSee => new(
                Tone.Alarm,
                "This sweep could not see, so it claims nothing.",
                "No log source could show old protocols, or the logs or the inventory could not be read. "
                    + "What is empty below is empty because nobody looked: mend it and sweep again."
                    + Unseeing(report)
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

    private static string Unseeing(SweepReport report)
    {
        var states = report
            .Sources.Where(source => !source.CanSee)
            .GroupBy(source => source.State)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(source => source.Source))}")
            .ToList();
        return states.Count == 0 ? "" : $" Could not see: {string.Join("; ", states)}.";
    }

    // A claim is not good if a source could not see, and a source that fell silent is broken.
    private static Tone Doubt(SweepReport report)
    {
        if (report.Sources.Any(source => source.State == SourceState.Stale))
        {
            return Tone.Warning;
        }

        if (report.Sources.All(source => source.CanSee))
        {
            return Tone.Good;
        }

        return Tone.Neutral;
    }

    private static string Judged(SweepReport report)
    {
        if (report.Machines.Count == 0)
        {
            return "no finding could be tied to a machine";
        }

        var machines = Wording.Count(report.Machines.Count, "machine was", "machines were");
        return $"{machines} judged, {DescribeActions(report)}";
    }

    private static string DescribeActions(SweepReport report)
    {
        var acting = report.Machines.Count(line => VerdictWords.Of(line.Verdict.Kind).NeedsAction);
        if (acting == 0)
        {
            return "none of them needs action now";
        }

        if (acting == report.Machines.Count)
        {
            return "action is needed";
        }

        return Wording.Count(acting, "needs action", "need action");
    }

    // A machine with an open repair is judged in every sweep, also if the logs hold nothing.
    private static string Aside(SweepReport report) => report.Machines.Count == 0 ? "" : $"; {Judged(report)}";

    private static Tone Worst(SweepReport report)
    {
        var machines = report
            .Machines.Select(line => VerdictWords.Of(line.Verdict.Kind).Tone)
            .DefaultIfEmpty(Tone.Good)
            .Max();
        var loose = report.Unattributed.Count > 0 || report.Vanished.Count > 0 ? Tone.Warning : Tone.Good;
        return Max(machines, loose);
    }

    private static Tone Max(Tone one, Tone other) => one > other ? one : other;
}
