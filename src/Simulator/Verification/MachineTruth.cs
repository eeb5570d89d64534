using Remediation.Verdicts;

namespace Simulator.Verification;

/// <summary>What really happened to one machine.</summary>
/// <param name="Id">ARM id in lower case.</param>
/// <param name="Name">Name.</param>
/// <param name="Story">Its story.</param>
/// <param name="Expected">The verdict that the story demands after the whole loop.</param>
/// <param name="Windows">Windows version, or <c>Linux</c>.</param>
/// <param name="Before">Its state before the first sweep.</param>
/// <param name="After">Its state after the last sweep.</param>
/// <param name="ScriptsRun">Scripts that ran inside it.</param>
/// <param name="Restarts">Times it restarted.</param>
/// <param name="LegacyLines">Log lines older than TLS 1.2 that it caused.</param>
public sealed record MachineTruth(
    string Id,
    string Name,
    string Story,
    VerdictKind Expected,
    string Windows,
    MachineState Before,
    MachineState After,
    int ScriptsRun,
    int Restarts,
    int LegacyLines
)
{
    /// <summary>Repair scripts that changed values.</summary>
    public int RepairsApplied { get; init; }

    /// <summary>
    /// Of these, the ones that changed values a second time although they had not been reset; 0 is correct.
    /// </summary>
    public int RepairsRepeated { get; init; }

    /// <summary>How many of its restarts came before the last repair that changed values.</summary>
    public int RestartsBeforeRepair { get; init; }

    /// <summary>True where a fault deleted it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>How often a fault recreated it under its name.</summary>
    public int Recreations { get; init; }

    /// <summary>The orders that the platform accepted, in that order, whether or not the product heard of it.</summary>
    public IReadOnlyList<SentOrder> OrdersSent { get; init; } = [];

    /// <summary>The orders whose scripts ran to their end; one that ran twice is there twice.</summary>
    public IReadOnlyList<string> OrdersRun { get; init; } = [];
}
