using Remediation.ConnectionLogs;
using Remediation.Inventory;

namespace Simulation.Tests.Scale;

/// <summary>Logs and an inventory that answer at once.</summary>
internal sealed class ScalePorts(ScaleFleet fleet) : IConnectionLog, IInventory
{
    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken) =>
        Task.FromResult(fleet.Answer(window));

    public Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Every row names its machine.");

    public Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("No machine was repaired before.");

    public Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new InventorySnapshot(fleet.Machines(), [], null));
}
