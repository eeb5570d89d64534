using System.Text.Json.Nodes;
using Remediation.ConnectionLogs;

namespace Simulator.Platform;

/// <summary>What the simulated Azure knows of the world behind it.</summary>
public interface ISimulatedEstate
{
    /// <summary>
    /// Every resource as a row of Resource Graph: id, name, type, location, resourceGroup, subscriptionId, tags,
    /// properties. What lies in a scale set is in the table <c>ComputeResources</c>, all else in <c>Resources</c>. Read
    /// anew for each query, so power states are current.
    /// </summary>
    IReadOnlyList<JsonObject> Resources { get; }

    /// <summary>
    /// Every log line so far, in the workspace of <see cref="Simulator.Platform.Logs.SimulatedWorkspace"/>. Read anew
    /// for each query.
    /// </summary>
    IReadOnlyList<LoggedConnection> Log { get; }

    /// <summary>Who said which address was its own, and when; the heartbeats in the same workspace.</summary>
    IReadOnlyList<AddressObservation> Sightings { get; }

    /// <summary>The machine with this ARM id, compared without case; null where there is none.</summary>
    ISimulatedVm? FindVm(string resourceId);
}
