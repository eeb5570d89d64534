using Remediation.Inventory;
using Remediation.Reporting;

namespace Remediation.Sweeps;

/// <summary>Port: published reports, for reading.</summary>
public interface IReportArchive : IReportSink
{
    /// <summary>The report in one form, UTF-8; null if there is none.</summary>
    Task<Stream?> OpenAsync(string sweepId, ReportForm form, CancellationToken cancellationToken);

    /// <summary>
    /// What the latest sweeps concluded about a machine, newest first; empty if no report contains it.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="most">At most this many, at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<MachineHistoryLine>> ReadHistoryAsync(
        MachineId machine,
        int most,
        CancellationToken cancellationToken
    );
}
