using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>One verdict in words for people.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Label">The badge's text.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Meaning">One or two sentences.</param>
public sealed record VerdictTexts(VerdictKind Kind, string Label, Severity Severity, string Meaning)
{
    /// <summary>Every verdict, the most urgent first: the order in which reports for people show machines.</summary>
    public static IReadOnlyList<VerdictTexts> BySeverity { get; } =
    [
        new(
            VerdictKind.Failed,
            "Failed",
            Severity.Critical,
            "The order came to nothing, or its answer proves nothing. The machine's state is not known."
        ),
        new(
            VerdictKind.RolledBack,
            "Rolled back",
            Severity.Critical,
            "A write failed and the machine put every value back as it was."
        ),
        new(
            VerdictKind.Drifted,
            "Drifted",
            Severity.Critical,
            "Values that were right after a repair are wrong again: something writes them back."
        ),
        new(
            VerdictKind.StillLegacy,
            "Still legacy",
            Severity.Critical,
            "Connections older than TLS 1.2 that this sweep did not or could not end."
        ),
        new(
            VerdictKind.RestartPending,
            "Restart pending",
            Severity.Warning,
            "The values are right, but the machine has not restarted since they were written."
        ),
        new(
            VerdictKind.Refused,
            "Refused",
            Severity.Warning,
            "The machine was left alone on purpose; the reason says why. Whatever the logs saw goes on."
        ),
        new(
            VerdictKind.Unproven,
            "Unproven",
            Severity.Info,
            "Nothing fresh was read: the mode forbids it, an order still runs, or it is too early. Neither "
                + "good nor bad."
        ),
        new(
            VerdictKind.Repaired,
            "Repaired",
            Severity.Info,
            "The values are right and the machine restarted; its traffic has not confirmed it yet. Silence is "
                + "not proof."
        ),
        new(
            VerdictKind.Compliant,
            "Compliant",
            Severity.Ok,
            "Every value is right, and the window holds no legacy connection of the machine."
        ),
        new(
            VerdictKind.Confirmed,
            "Confirmed",
            Severity.Ok,
            "Since the restart the logs show modern connections of the machine and no legacy one."
        ),
    ];

    /// <summary>True where a person has to do something about a machine with this verdict.</summary>
    public bool NeedsAction => Severity is Severity.Critical || Kind is VerdictKind.RestartPending;

    /// <summary>The words of a verdict.</summary>
    public static VerdictTexts Find(VerdictKind kind) => BySeverity.First(words => words.Kind == kind);
}
