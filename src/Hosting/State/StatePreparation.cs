using Cloud.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Telemetry;

namespace Hosting.State;

/// <summary>
/// Creates the queues, tables and containers, and retries until it succeeds: a new role assignment takes minutes to
/// become effective, and a host that had to restart a failed app would eventually give up.
/// </summary>
public sealed partial class StatePreparation(StateClients clients, TimeProvider time, ILogger<StatePreparation> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clients.EnsureAsync(cancellationToken);
            return true;
        }
        catch (StateUnavailableException unavailable)
        {
            LogNotReady(logger, unavailable);
            return false;
        }
    }

    [LoggerMessage(EventIds.StateNotReady, LogLevel.Error, "The storage of the state is not ready; it is tried again")]
    private static partial void LogNotReady(ILogger logger, Exception cause);
}
