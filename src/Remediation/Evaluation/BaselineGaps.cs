using Remediation.Baseline;
using Remediation.GuestReports;

namespace Remediation.Evaluation;

/// <summary>The values of a report that do not meet the baseline.</summary>
/// <param name="values">The values, in the report's order.</param>
internal sealed class BaselineGaps(IReadOnlyList<ValueFacts> values)
{
    /// <summary>Number of values that do not meet the baseline.</summary>
    public int Count => values.Count;

    /// <summary>The first value that could not be read; null if there is none.</summary>
    public ValueFacts? FirstUnreadable => values.FirstOrDefault(value => value.After is RegistryFact.Unreadable);

    /// <summary>Compares a report with the baseline.</summary>
    public static BaselineGaps Find(GuestReport report, TlsBaseline baseline) =>
        new([.. report.Values.Where(value => !IsMet(value, report.WindowsBuild, baseline))]);

    /// <summary>The first setting of the baseline that the report does not mention; null if there is none.</summary>
    public static RegistrySetting? FindUnreported(GuestReport report, TlsBaseline baseline)
    {
        var reported = report.Values.Select(value => value.Setting).ToHashSet();
        return baseline.Settings.FirstOrDefault(setting => !reported.Contains(setting.Id));
    }

    /// <summary>One sentence that names each value that does not meet the baseline.</summary>
    public string Describe() => string.Join(", ", values.Select(value => $"{value.Setting} is {value.After}")) + ".";

    // The parser accepts only the baseline's ids. A value with an unknown id would count as wrong.
    private static bool IsMet(ValueFacts value, int build, TlsBaseline baseline) =>
        baseline.Find(value.Setting)?.IsMetBy(value.After, build) ?? false;
}
