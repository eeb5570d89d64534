using Microsoft.Azure.Functions.Worker;
using Remediation.Sweeps.Intake;

namespace FunctionApp.Functions;

/// <summary>The timer's door.</summary>
public sealed class SweepTimer(SweepTick tick)
{
    /// <summary>Asks for a sweep of the whole scope. A tick that was missed is made up for once.</summary>
    [Function(nameof(SweepTimer))]
    public Task RunAsync(
        [TimerTrigger("%Sweep:Schedule%", RunOnStartup = false, UseMonitor = true)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => tick.TickAsync(cancellationToken);
}
