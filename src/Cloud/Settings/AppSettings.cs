using Cloud.ConnectionLogs;
using Cloud.State;
using Remediation.Findings.Queries;
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

/// <summary>Which Azure to talk to, and as whom.</summary>
/// <param name="Endpoints">Resource Manager.</param>
/// <param name="LogEndpoint">The Log Analytics query API.</param>
/// <param name="ClientId">Client id of a user-assigned identity; empty for the system's own.</param>
/// <param name="IsInAzure">True where the platform offers a managed identity; elsewhere a developer's own sign-in is used.</param>
public sealed record AzureSettings(CloudEndpoints Endpoints, LogEndpoint LogEndpoint, string ClientId, bool IsInAzure);

/// <summary>Whose logs are asked.</summary>
/// <param name="Targets">At least one.</param>
/// <param name="ServerTimeout">How long the service may take for one query.</param>
/// <param name="Own">The operator's own queries.</param>
public sealed record LogSettings(IReadOnlyList<LogTarget> Targets, TimeSpan ServerTimeout, IReadOnlyList<LogQuery> Own);

/// <summary>Where the state is kept: a development store, or an account's three addresses. A closed hierarchy.</summary>
public abstract record StateSettings
{
    private StateSettings() { }

    /// <summary>A development store on this machine.</summary>
    /// <param name="Address">Checked to be on this machine.</param>
    public sealed record Development(StateAddress Address) : StateSettings;

    /// <summary>An account, entered with the app's identity.</summary>
    /// <param name="Queues">Address of its queues.</param>
    /// <param name="Tables">Address of its tables.</param>
    /// <param name="Blobs">Address of its blobs.</param>
    public sealed record Account(Uri Queues, Uri Tables, Uri Blobs) : StateSettings;
}
