namespace Remediation.Reporting;

/// <summary>Port: where reports go.</summary>
public interface IReportSink
{
    /// <summary>Publishes a report. It is whole and checked.</summary>
    Task PublishAsync(SweepReport report, CancellationToken cancellationToken);
}
