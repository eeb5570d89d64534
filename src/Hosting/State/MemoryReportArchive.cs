using System.Collections.Concurrent;
using System.Text;
using Cloud.State;
using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Hosting.State;

/// <summary>A report archive in memory.</summary>
/// <param name="baseline">The baseline that the reports describe.</param>
public sealed class MemoryReportArchive(TlsBaseline baseline) : IReportArchive
{
    private readonly ConcurrentDictionary<(string SweepId, ReportForm Form), byte[]> reports = new();
    private readonly ConcurrentDictionary<(MachineId Machine, string SweepId), MachineHistoryLine> history = new();

    /// <inheritdoc/>
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!SweepIds.IsWellFormed(report.SweepId))
        {
            throw new ArgumentException($"'{report.SweepId}' is no sweep's id.", nameof(report));
        }

        var html = HtmlReport.Write(report, baseline);
        var json = JsonReport.Write(report, baseline);
        foreach (var (machine, line) in HistoryLines.From(report))
        {
            history[(machine, report.SweepId)] = line;
        }

        reports[(report.SweepId, ReportForm.Html)] = Encoding.UTF8.GetBytes(html);
        reports[(report.SweepId, ReportForm.Json)] = Encoding.UTF8.GetBytes(json);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string sweepId, ReportForm form, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var report = reports.GetValueOrDefault((sweepId, form));
        return Task.FromResult<Stream?>(report is null ? null : new MemoryStream(report, writable: false));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MachineHistoryLine>> ReadHistoryAsync(
        MachineId machine,
        int most,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Task.FromResult<IReadOnlyList<MachineHistoryLine>>([
            .. history
                .Where(pair => pair.Key.Machine == machine)
                .Select(pair => pair.Value)
                .OrderByDescending(line => line.EndedAt)
                .ThenBy(line => line.SweepId, StringComparer.Ordinal)
                .Take(most),
        ]);
    }
}
