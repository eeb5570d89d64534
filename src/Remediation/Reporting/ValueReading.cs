using Remediation.Baseline;
using Remediation.GuestReports;

namespace Remediation.Reporting;

/// <summary>One registry value of a machine, held against the baseline.</summary>
/// <param name="Facts">The values on the machine.</param>
/// <param name="Setting">The baseline's setting; null if the baseline does not contain the id.</param>
/// <param name="IsRight">True if the value meets the baseline after the order; false for an unknown id.</param>
internal sealed record ValueReading(ValueFacts Facts, RegistrySetting? Setting, bool IsRight)
{
    /// <summary>True where the value differs from what was there before.</summary>
    public bool IsChanged => Facts.Before != Facts.After;

    /// <summary>Reads every value of a machine.</summary>
    public static IReadOnlyList<ValueReading> Compare(GuestReport guest, TlsBaseline baseline)
    {
        return
        [
            .. guest.Values.Select(value =>
                baseline.Find(value.Setting) is { } setting
                    ? new ValueReading(value, setting, setting.IsMetBy(value.After, guest.WindowsBuild))
                    : new ValueReading(value, null, false)
            ),
        ];
    }

    /// <summary>Stops a report from being read with another baseline, for then "right" would be a guess.</summary>
    /// <exception cref="ArgumentException">The baseline is not the report's.</exception>
    public static void RequireBaselineOf(SweepReport report, TlsBaseline baseline)
    {
        if (report.BaselineId != baseline.Id)
        {
            throw new ArgumentException(
                $"The report was made with baseline {report.BaselineId}, not {baseline.Id}.",
                nameof(baseline)
            );
        }
    }
}
