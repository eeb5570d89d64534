using Microsoft.Azure.Functions.Worker;
using Remediation.Sweeps.Intake;

namespace FunctionApp.Functions;

/// <summary>The timer.</summary>
public sealed class TimerFunctions(ScheduledSweep scheduled)
{
    /// <summary>Asks for a sweep of the whole scope. A tick that was missed is made up for once.</summary>
    [Function("SweepTimer")]
    public Task RunAsync(
        [TimerTrigger("%Sweep:Schedule%", RunOnStartup = false, UseMonitor = true)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => scheduled.RequestAsync(cancellationToken);
}
