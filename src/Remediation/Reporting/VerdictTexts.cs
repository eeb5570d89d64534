using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>One verdict in words for people.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Severity">How much it should worry.</param>
/// <param name="Meaning">One or two sentences.</param>
public sealed record VerdictTexts(VerdictKind Kind, Severity Severity, string Meaning)
{
    /// <summary>Every verdict, the most urgent first: the order in which reports for people show machines.</summary>
    public static IReadOnlyList<VerdictTexts> BySeverity { get; } =
    [
        new(
            VerdictKind.Failed,
            Severity.Critical,
            "The order failed, or its reply proves nothing. The machine's state is not known."
        ),
        new(VerdictKind.RolledBack, Severity.Critical, "A write failed and the machine put every value back."),
        new(
            VerdictKind.Drifted,
            Severity.Critical,
            "Values that were right after a repair are wrong again: another tool writes them."
        ),
        new(
            VerdictKind.StillLegacy,
            Severity.Critical,
            "The machine makes legacy connections that this sweep did not or could not end."
        ),
        new(
            VerdictKind.RestartPending,
            Severity.Warning,
            "The values are right, but the machine has not restarted since they were written."
        ),
        new(
            VerdictKind.Refused,
            Severity.Warning,
            "A rule excludes the machine; the reason says which. Its legacy connections continue."
        ),
        new(
            VerdictKind.Unproven,
            Severity.Info,
            "Nothing is proven: Report mode, an order that still runs, a wait, or a candidate that was only read."
        ),
        new(
            VerdictKind.Repaired,
            Severity.Info,
            "The values are right and the machine restarted; traffic has not confirmed it yet. Silence is "
                + "not proof."
        ),
        new(
            VerdictKind.Compliant,
            Severity.Ok,
            "Every value is right, and the window holds no legacy connection of the machine."
        ),
        new(
            VerdictKind.Confirmed,
            Severity.Ok,
            "Since the restart the logs show modern connections of the machine and no legacy one."
        ),
    ];

    /// <summary>What a badge says: the name that JSON, logs and workbook have too.</summary>
    public string Label => Kind.ToString();

    /// <summary>True where a person has to do something about a machine with this verdict.</summary>
    public bool NeedsAction => Severity is Severity.Critical || Kind is VerdictKind.RestartPending;

    /// <summary>The words of a verdict.</summary>
    public static VerdictTexts Find(VerdictKind kind) => BySeverity.First(words => words.Kind == kind);
}
