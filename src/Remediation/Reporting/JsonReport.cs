using System.Text.Json;
using Remediation.Baseline;
using Remediation.Reporting.Json;

namespace Remediation.Reporting;

/// <summary>
/// Writes the report as JSON. docs/report.md describes the schema; equal reports give identical bytes.
/// </summary>
public static class JsonReport
{
    /// <summary>Version of the schema. The first number changes where a reader of the old one would break.</summary>
    public const string SchemaVersion = "1.0";

    // The default encoder stays: it escapes <, > and & too, so the text is harmless in HTML.
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="baseline">The baseline that the sweep used; it contains each value's path and rule.</param>
    /// <exception cref="ArgumentException">The baseline is not the one that the report names.</exception>
    public static string Write(SweepReport report, TlsBaseline baseline)
    {
        ValueReading.RequireBaselineOf(report, baseline);
        return JsonSerializer.Serialize(ReportDocumentWriter.Write(report, baseline), Options) + "\n";
    }
}
