using Remediation.Policies;
using Simulator.Machines;
using Simulator.Platform;
using Simulator.Platform.Logs;

namespace Cli.Serving;

/// <summary>
/// The settings with which an app on this computer uses the simulator; the same settings as for a sovereign cloud.
/// </summary>
public static class ServerSettings
{
    /// <summary>Names, spelled as environment variables, and values.</summary>
    /// <param name="azure">The simulated Azure.</param>
    /// <param name="storage">Connection string of where the state is kept.</param>
    /// <param name="mode">The maximum mode of sweeps.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Create(
        SimulatedAzure azure,
        string storage,
        SweepMode mode = SweepMode.Repair
    )
    {
        return
        [
            new("IDENTITY_ENDPOINT", azure.IdentityEndpoint.ToString()),
            new("IDENTITY_HEADER", azure.IdentityHeader),
            new("Azure__ArmEndpoint", azure.ArmEndpoint.ToString()),
            new("Azure__ArmAudience", azure.Audience),
            new("Azure__LogsEndpoint", azure.Logs.Address.ToString()),
            new("Azure__LogsAudience", azure.Logs.Audience),
            new("Logs__Workspaces", SimulatedWorkspace.CustomerId.ToString("D")),
            new("Sweep__Subscriptions", SimulatedNetwork.SubscriptionId),
            new("Sweep__Schedule", "0 0 */6 * * *"),
            new("Sweep__Mode", mode.ToString()),
            // The default of one day is too long for a trial run; one minute of traffic is proof enough for a simulated
            // machine.
            new("Sweep__ConfirmAfter", "00:01:00"),
            new("Sweep__ConfirmHits", "3"),
            new("Orders__PollInterval", "00:00:05"),
            new("AzureWebJobsStorage", storage),
            new("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"),
        ];
    }
}
