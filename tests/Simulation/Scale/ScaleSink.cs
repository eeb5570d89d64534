using Remediation.Reporting;

namespace Simulation.Tests.Scale;

/// <summary>Hands reports to whoever measures.</summary>
internal sealed class ScaleSink(Action<SweepReport> published) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        published(report);
        return Task.CompletedTask;
    }
}
