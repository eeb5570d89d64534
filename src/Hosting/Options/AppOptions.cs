using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.State;
using Remediation.Orders;
using Remediation.Sweeps;

namespace Hosting.Options;

/// <summary>All options of an installation, validated.</summary>
/// <param name="Sweeps">What sweeps may do.</param>
/// <param name="Orders">Timeouts and limits of orders.</param>
/// <param name="Azure">The Azure cloud, and the product's identity.</param>
/// <param name="Logs">The logs to query.</param>
/// <param name="State">Where the state is kept.</param>
public sealed record AppOptions(
    SweepOptions Sweeps,
    OrderExecutionOptions Orders,
    AzureOptions Azure,
    LogOptions Logs,
    StateOptions State
);
