using System.Text;
using Remediation.Policies;

namespace Remediation.Sweeps;

/// <summary>
/// A validated request for a sweep. A request can only narrow what the installation allows, never widen it.
/// </summary>
public sealed record SweepRequest
{
    /// <summary>
    /// Most machines and computer names together that one request may name; more would not fit in one record.
    /// </summary>
    public const int MostMachines = 100;

    /// <summary>
    /// Most bytes of all these names together in UTF-8, for the same reason: a letter may have three.
    /// </summary>
    public const int MostNameBytes = 48 * 1024;

    /// <summary>What started the sweep.</summary>
    public required SweepOrigin Origin { get; init; }

    /// <summary>How far the sweep may go; at most <see cref="SweepOptions.Mode"/>.</summary>
    public SweepMode Mode { get; init; } = SweepMode.Report;

    /// <summary>
    /// Ids of the subscriptions whose machines may be contacted, lower case, part of
    /// <see cref="SweepOptions.Subscriptions"/>; empty for all of these.
    /// </summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>
    /// ARM ids of the only machines that may be contacted, lower case; with <see cref="ComputerNames"/> empty too, any
    /// in scope may.
    /// </summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Normalised computer names of the only machines that may be contacted, as an alert gives them.</summary>
    public IReadOnlyList<string> ComputerNames { get; init; } = [];

    /// <summary>
    /// The plan that was approved; a sweep whose own plan is another contacts nobody. Empty where none was.
    /// </summary>
    public string PlanId { get; init; } = "";

    /// <summary>True to plan in <see cref="Mode"/> and contact nobody.</summary>
    public bool DryRun { get; init; }

    /// <summary>True where one record can hold everything that the request names.</summary>
    public bool FitsARecord =>
        Machines.Count + ComputerNames.Count <= MostMachines
        && Machines.Concat(ComputerNames).Sum(Encoding.UTF8.GetByteCount) <= MostNameBytes;

    /// <summary>Text that is equal for two requests just where they ask for the same.</summary>
    public string Fingerprint =>
        string.Join('\n', Origin, Mode, PlanId, DryRun, Line(Subscriptions), Line(Machines), Line(ComputerNames));

    // Order and repetition ask for nothing else.
    private static string Line(IEnumerable<string> items) =>
        string.Join('|', items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
