using Api.Requests;
using Remediation.Inventory;

namespace Api.Alerts;

/// <summary>
/// What an alert's payload says. A closed hierarchy. It tells what is named and decides nothing: an alert is a hint
/// that something is worth a look now, and neither evidence nor permission.
/// </summary>
public abstract record AlertReading
{
    private AlertReading() { }

    /// <summary>It fired and names at least one thing that may be a machine.</summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Machines">Machines named by ARM id, each once, in order of appearance.</param>
    /// <param name="ComputerNames">
    /// Computer names as <see cref="Remediation.ConnectionLogs.Callers.HostNames.Normalize"/> gives them, each once.
    /// </param>
    public sealed record NamesMachines(
        AlertIdentity Alert,
        IReadOnlyList<MachineId> Machines,
        IReadOnlyList<string> ComputerNames
    ) : AlertReading;

    /// <summary>
    /// It fired and names more than one request can hold. A shortened list would silently lose some, so none is given:
    /// a sweep for this alert must not be narrowed, hence must contact nobody.
    /// </summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Count">
    /// How many are named, above <see cref="Remediation.Sweeps.SweepRequest.MostMachines"/>.
    /// </param>
    public sealed record NamesTooMany(AlertIdentity Alert, int Count) : AlertReading;

    /// <summary>It fired and names no machine, as a metric alert on a storage account does.</summary>
    /// <param name="Alert">The firing.</param>
    public sealed record NamesNoMachine(AlertIdentity Alert) : AlertReading;

    /// <summary>Azure Service Health announces a change: worth a Report sweep of the whole scope.</summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Title">
    /// Its title on one line, at most 200 characters; may be empty. Text from outside: escape it wherever it is shown.
    /// </param>
    public sealed record Advisory(AlertIdentity Alert, string Title) : AlertReading;

    /// <summary>It fired and is none of our business, such as an outage.</summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Why">One sentence.</param>
    public sealed record Ignored(AlertIdentity Alert, string Why) : AlertReading;

    /// <summary>The alert's condition is over.</summary>
    /// <param name="Alert">The firing that it ends.</param>
    public sealed record Resolved(AlertIdentity Alert) : AlertReading;

    /// <summary>
    /// One of the samples that the portal sends for "Test action group". What it names does not exist.
    /// </summary>
    /// <param name="Alert">The firing.</param>
    public sealed record Test(AlertIdentity Alert) : AlertReading;

    /// <summary>It is not an alert in the common schema.</summary>
    /// <param name="Faults">What is wrong; at least one.</param>
    public sealed record Malformed(IReadOnlyList<FieldError> Faults) : AlertReading;
}
