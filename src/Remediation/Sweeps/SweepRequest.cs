using System.Text;
using Remediation.Policies;

namespace Remediation.Sweeps;

/// <summary>
/// A validated request for a sweep. A request can only narrow what the installation allows, never widen it.
/// </summary>
public sealed record SweepRequest
{
    /// <summary>
    /// Most machines and computer names together that one request may name; more would not fit into one record.
    /// </summary>
    public const int MostMachines = 100;

    /// <summary>
    /// Most UTF-8 bytes of all these names together, for the same reason: a character may have three bytes.
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
    /// ARM ids of the only machines that may be contacted, lower case; if <see cref="ComputerNames"/> is empty too,
    /// every machine in scope may be contacted.
    /// </summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Normalised computer names of the only machines that may be contacted, from an alert.</summary>
    public IReadOnlyList<string> ComputerNames { get; init; } = [];

    /// <summary>
    /// Id of the approved plan; a sweep whose own plan differs contacts no machine. Empty if no plan was approved.
    /// </summary>
    public string PlanId { get; init; } = "";

    /// <summary>True to make the plan for <see cref="Mode"/> and contact no machine.</summary>
    public bool DryRun { get; init; }

    /// <summary>True if the request fits into one record.</summary>
    public bool FitsARecord =>
        Machines.Count + ComputerNames.Count <= MostMachines
        && Machines.Concat(ComputerNames).Sum(Encoding.UTF8.GetByteCount) <= MostNameBytes;

    /// <summary>Text that is equal for two requests if and only if they request the same.</summary>
    public string Fingerprint =>
        string.Join('\n', Origin, Mode, PlanId, DryRun, Line(Subscriptions), Line(Machines), Line(ComputerNames));

    // Order and repetition do not change what is requested.
    private static string Line(IEnumerable<string> items) =>
        string.Join('|', items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
