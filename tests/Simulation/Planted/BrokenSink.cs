using Remediation.Reporting;

namespace Simulation.Tests.Planted;

/// <summary>Throws an unexpected exception.</summary>
internal sealed class BrokenSink : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("planted");
}
