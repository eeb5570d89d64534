using Remediation.Orders;
using Remediation.Sweeps;

namespace Cloud.Settings;

/// <summary>Everything that an installation is told, checked.</summary>
/// <param name="Sweeps">What it may do.</param>
/// <param name="Pace">How patiently orders are sent.</param>
/// <param name="Azure">Which Azure, and as whom.</param>
/// <param name="Logs">Whose logs are asked, and how.</param>
/// <param name="State">Where the state is kept.</param>
public sealed record AppSettings(
    SweepSettings Sweeps,
    OrderPace Pace,
    AzureSettings Azure,
    LogSettings Logs,
    StateSettings State
);
