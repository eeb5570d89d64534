using Cloud.State;
using Microsoft.Azure.Functions.Worker;
using Remediation.Sweeps.Running;

namespace FunctionApp.Functions;

/// <summary>Messages of the queue.</summary>
public sealed class QueueFunctions(SweepMessageHandler handler)
{
    private const string Storage = "AzureWebJobsStorage";

    /// <summary>Carries out one message. An exception gives it back to the queue.</summary>
    [Function("SweepWorker")]
    public Task RunAsync(
        [QueueTrigger(StateNames.SweepQueueName, Connection = Storage)] string message,
        CancellationToken cancellationToken
    ) => handler.HandleAsync(message, cancellationToken);

    /// <summary>Marks the sweep of a message that the queue gave up on as failed.</summary>
    [Function("SweepPoison")]
    public Task FailAsync(
        [QueueTrigger(StateNames.PoisonQueueName, Connection = Storage)] string message,
        CancellationToken cancellationToken
    ) => handler.HandlePoisonAsync(message, cancellationToken);
}
