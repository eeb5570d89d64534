using Cloud.State;
using Microsoft.Azure.Functions.Worker;
using Remediation.Sweeps.Running;

namespace FunctionApp.Functions;

/// <summary>Where every door ends: the queue.</summary>
public sealed class SweepWorker(SweepWork work)
{
    private const string Storage = "AzureWebJobsStorage";

    /// <summary>Carries out one message. An exception gives it back to the queue.</summary>
    [Function(nameof(SweepWorker))]
    public Task RunAsync(
        [QueueTrigger(StateNames.SweepQueueName, Connection = Storage)] string message,
        CancellationToken cancellationToken
    ) => work.HandleAsync(message, cancellationToken);

    /// <summary>Marks the sweep of a message that the queue gave up on as failed.</summary>
    [Function("SweepPoison")]
    public Task FailAsync(
        [QueueTrigger(StateNames.PoisonQueueName, Connection = Storage)] string message,
        CancellationToken cancellationToken
    ) => work.HandlePoisonAsync(message, cancellationToken);
}
