using Remediation.Baseline;
using Remediation.Reporting;

namespace Cli.Output;

/// <summary>Writes each report under its own name, and the latest as report.json and report.html.</summary>
/// <param name="folder">The output folder; created if it is missing.</param>
/// <param name="baseline">The baseline that the reports describe.</param>
public sealed class FileReportSink(DirectoryInfo folder, TlsBaseline baseline) : IReportSink
{
    /// <summary>The page of the latest report.</summary>
    public string HtmlPath => Path.Combine(folder.FullName, "report.html");

    /// <inheritdoc/>
    public async Task PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        folder.CreateSubdirectory("sweeps");
        var json = JsonReport.Write(report, baseline);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "sweeps", report.SweepId + ".json"),
            json,
            cancellationToken
        );
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.json"), json, cancellationToken);
        await File.WriteAllTextAsync(HtmlPath, HtmlReport.Write(report, baseline), cancellationToken);
    }
}
