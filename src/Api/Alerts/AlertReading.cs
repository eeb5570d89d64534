using Api.Requests;
using Remediation.Inventory;

namespace Api.Alerts;

/// <summary>
/// The content of an alert's payload. A closed hierarchy. An alert only suggests when and where to start a sweep; it is
/// neither evidence nor permission.
/// </summary>
public abstract record AlertReading
{
    private AlertReading() { }

    /// <summary>The alert fired and names at least one resource that may be a machine.</summary>
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
    /// The alert fired and names more machines than one request can hold. A shortened list would silently lose
    /// machines, so there is no list: a sweep for this alert is not narrowed and therefore must contact no machine.
    /// </summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Count">
    /// Number of named machines, above <see cref="Remediation.Sweeps.SweepRequest.MostMachines"/>.
    /// </param>
    public sealed record NamesTooMany(AlertIdentity Alert, int Count) : AlertReading;

    /// <summary>The alert fired and names no machine, as a metric alert on a storage account does.</summary>
    /// <param name="Alert">The firing.</param>
    public sealed record NamesNoMachine(AlertIdentity Alert) : AlertReading;

    /// <summary>Azure Service Health announces a change, which starts a Report sweep of the whole scope.</summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Title">
    /// The notice's title on one line, 0 to 200 characters. The title is untrusted text, so every output must escape
    /// it.
    /// </param>
    public sealed record Advisory(AlertIdentity Alert, string Title) : AlertReading;

    /// <summary>The alert fired and is not relevant to TLS remediation, such as an outage.</summary>
    /// <param name="Alert">The firing.</param>
    /// <param name="Why">One sentence.</param>
    public sealed record Ignored(AlertIdentity Alert, string Why) : AlertReading;

    /// <summary>The alert's condition was resolved.</summary>
    /// <param name="Alert">The firing that was resolved.</param>
    public sealed record Resolved(AlertIdentity Alert) : AlertReading;

    /// <summary>A sample that the portal sends for "Test action group". The resources in it do not exist.</summary>
    /// <param name="Alert">The firing.</param>
    public sealed record Test(AlertIdentity Alert) : AlertReading;

    /// <summary>The payload is not an alert in the common schema.</summary>
    /// <param name="Faults">What is wrong; at least one.</param>
    public sealed record Malformed(IReadOnlyList<FieldError> Faults) : AlertReading;
}
