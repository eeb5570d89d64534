using Remediation.Reporting;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>One process's way to the report archive. Published twice, a report replaces itself.</summary>
internal sealed class SimulatedSink(Wire wire) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        wire.StateAsync(
            $"publishing {report.SweepId}",
            () =>
            {
                wire.World.Counts.Add(report);
                wire.World.Say(new Happening.Published(wire.Process, report));
                return true;
            },
            cancellationToken
        );
}
