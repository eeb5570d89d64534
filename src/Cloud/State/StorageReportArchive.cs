using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Remediation.Baseline;
using Remediation.Inventory;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// Stores reports as blobs, one folder per sweep, and each machine's history in a table. The JSON blob is written last,
/// so if it exists, the report is complete. Publishing again overwrites the earlier report.
/// </summary>
/// <param name="clients">The clients.</param>
/// <param name="baseline">The baseline that the reports describe.</param>
public sealed class StorageReportArchive(StateClients clients, TlsBaseline baseline) : IReportArchive
{
    private readonly HistoryTable history = new(clients.History);

    /// <inheritdoc/>
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        if (!SweepIds.IsWellFormed(report.SweepId))
        {
            throw new ArgumentException($"'{report.SweepId}' is no sweep's id.", nameof(report));
        }

        // Both forms are created before anything is stored, so a report that cannot be created leaves no partial data.
        var html = HtmlReport.Write(report, baseline);
        var json = JsonReport.Write(report, baseline);
        return StateFaults.GuardAsync(
            $"publishing the report of sweep {report.SweepId}",
            async () =>
            {
                await history.WriteAsync(HistoryLines.From(report), cancellationToken);
                await UploadAsync(report.SweepId, ReportForm.Html, html, cancellationToken);
                await UploadAsync(report.SweepId, ReportForm.Json, json, cancellationToken);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string sweepId, ReportForm form, CancellationToken cancellationToken)
    {
        return !SweepIds.IsWellFormed(sweepId)
            ? null
            : await StateFaults.GuardAsync(
                $"reading the report of sweep {sweepId}",
                async () =>
                {
                    try
                    {
                        // The blob is downloaded completely, so reading it cannot fail and the content cannot change.
                        return (
                            await Blob(sweepId, form).DownloadContentAsync(cancellationToken)
                        ).Value.Content.ToStream();
                    }
                    catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.BlobNotFound)
                    {
                        return null;
                    }
                },
                cancellationToken
            );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MachineHistoryLine>> ReadHistoryAsync(
        MachineId machine,
        int most,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return StateFaults.GuardAsync(
            $"reading the history of {machine}",
            () => history.ReadAsync(machine, most, cancellationToken),
            cancellationToken
        );
    }

    private BlobClient Blob(string sweepId, ReportForm form)
    {
        return clients.Reports.GetBlobClient(
            form switch
            {
                ReportForm.Html => $"{sweepId}/report.html",
                ReportForm.Json => $"{sweepId}/report.json",
                _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
            }
        );
    }

    private async Task UploadAsync(string sweepId, ReportForm form, string text, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            HttpHeaders = new BlobHttpHeaders
            {
                ContentType = form == ReportForm.Html ? "text/html; charset=utf-8" : "application/json",
            },
        };
        await Blob(sweepId, form).UploadAsync(new BinaryData(text), options, cancellationToken);
    }
}
