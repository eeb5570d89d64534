using Remediation.Inventory;

namespace Remediation.Policies;

/// <summary>
/// Which machines one sweep may contact. A target only excludes machines. The inventory is always read completely,
/// because a name that is unique in a part of the fleet need not be unique in the whole fleet.
/// </summary>
/// <param name="Subscriptions">Subscription ids in lower case; empty for all in scope.</param>
/// <param name="Machines">ARM ids in lower case; empty, with no names either, for every machine.</param>
/// <param name="ComputerNames">
/// Computer names, normalised as <see cref="Remediation.ConnectionLogs.Callers.HostNames"/> does.
/// </param>
public sealed record SweepTarget(
    IReadOnlyCollection<string> Subscriptions,
    IReadOnlyCollection<string> Machines,
    IReadOnlyCollection<string> ComputerNames
)
{
    /// <summary>Every machine in scope.</summary>
    public static SweepTarget Everything { get; } = new([], [], []);

    /// <summary>True where the sweep may contact the machine, as far as the target goes.</summary>
    public bool Includes(Machine machine) =>
        (Subscriptions.Count == 0 || Subscriptions.Contains(machine.Id.SubscriptionId))
        && (Machines.Count + ComputerNames.Count == 0 || Machines.Contains(machine.Id.Value) || IsNamed(machine));

    private bool IsNamed(Machine machine) =>
        machine.ComputerName.Length > 0 && ComputerNames.Contains(machine.ComputerName);
}
