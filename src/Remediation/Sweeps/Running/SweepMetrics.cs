using System.Diagnostics;
using System.Diagnostics.Metrics;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps.Running;

/// <summary>
/// Counts for dashboards and alert rules. Every tag has a small, fixed set of values; a machine, address or id is never
/// a tag.
/// </summary>
public sealed class SweepMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = TelemetryNames.Meter;

    private readonly Counter<long> sweeps;
    private readonly Counter<long> machines;
    private readonly Counter<long> failures;
    private readonly Histogram<double> duration;

    /// <summary>Creates the instruments.</summary>
    public SweepMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        sweeps = meter.CreateCounter<long>(
            "tls.sweeps",
            "{sweep}",
            "Sweeps that ended, by mode, origin, state and outcome."
        );
        machines = meter.CreateCounter<long>(
            "tls.sweep.machines",
            "{machine}",
            "Machines of finished sweeps, by verdict."
        );
        failures = meter.CreateCounter<long>(
            "tls.sweep.interruptions",
            "{interruption}",
            "Runs that ended in an error and come again."
        );
        duration = meter.CreateHistogram<double>(
            "tls.sweep.duration",
            "s",
            "From the acceptance of a sweep to its end."
        );
    }

    /// <summary>Counts a sweep that ended.</summary>
    public void CountEnd(SweepRecord record)
    {
        var tags = new TagList
        {
            { "mode", record.Request.Mode.ToString() },
            { "origin", record.Request.Origin.ToString() },
            { "state", record.State.ToString() },
            { "outcome", record.Outcome?.ToString() ?? "None" },
        };
        sweeps.Add(1, tags);
        duration.Record((record.UpdatedAt - record.AcceptedAt).TotalSeconds, tags);
    }

    /// <summary>Counts the machines of a report.</summary>
    public void CountMachines(SweepReport report)
    {
        foreach (var group in report.Machines.GroupBy(line => line.Verdict.Kind))
        {
            machines.Add(group.Count(), new KeyValuePair<string, object?>("verdict", group.Key.ToString()));
        }
    }

    /// <summary>Counts a run that ended in an error and will be repeated.</summary>
    public void CountInterruption() => failures.Add(1);
}
