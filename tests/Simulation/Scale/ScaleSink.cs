using Remediation.Reporting;

namespace Simulation.Tests.Scale;

/// <summary>Passes reports to the measurement.</summary>
internal sealed class ScaleSink(Action<SweepReport> published) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        published(report);
        return Task.CompletedTask;
    }
}
