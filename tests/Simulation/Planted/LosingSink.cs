using Remediation.Reporting;

namespace Simulation.Tests.Planted;

/// <summary>Publishes all but the last machine.</summary>
internal sealed class LosingSink(IReportSink sink) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        sink.PublishAsync(report with { Machines = [.. report.Machines.SkipLast(1)] }, cancellationToken);
}
