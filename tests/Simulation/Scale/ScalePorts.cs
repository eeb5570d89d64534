using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Reporting;

namespace Simulation.Tests.Scale;

/// <summary>Logs and an inventory that answer at once.</summary>
internal sealed class ScalePorts(ScaleFleet fleet) : IConnectionLog, IInventory
{
    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken) =>
        Task.FromResult(fleet.Answer(window));

    public Task<IReadOnlyList<AddressSighting>> ReadSightingsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Every row names its machine.");

    public Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("No machine was repaired before.");

    public Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new InventorySnapshot(fleet.Machines(), [], null));
}

/// <summary>Hands reports to whoever measures.</summary>
internal sealed class ScaleSink(Action<SweepReport> published) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        published(report);
        return Task.CompletedTask;
    }
}

/// <summary>Nobody watches.</summary>
internal sealed class Unwatched : IProgress<SweepProgress>
{
    public void Report(SweepProgress value) { }
}
