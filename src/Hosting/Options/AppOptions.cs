using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.State;
using Remediation.Orders;
using Remediation.Sweeps;

namespace Hosting.Options;

/// <summary>Everything that an installation is told, checked.</summary>
/// <param name="Sweeps">What it may do.</param>
/// <param name="Orders">How patiently orders are sent.</param>
/// <param name="Azure">Which Azure, and as whom.</param>
/// <param name="Logs">Whose logs are asked, and how.</param>
/// <param name="State">Where the state is kept.</param>
public sealed record AppOptions(
    SweepOptions Sweeps,
    OrderExecutionOptions Orders,
    AzureOptions Azure,
    LogOptions Logs,
    StateOptions State
);
