using Simulator.Platform;

namespace Cli.Tests.Serving.Killing;

/// <summary>
/// Signals the request with a given number before the simulated Azure answers it. The load of this computer does not
/// change that moment.
/// </summary>
internal sealed class Countdown
{
    private readonly Lock gate = new();
    private TaskCompletionSource? reached;
    private int wanted;

    public int Seen { get; private set; }

    /// <summary>For <see cref="SimulatedAzureOptions.Fault"/>; no request fails.</summary>
    public InjectedResponse? Count(InterceptedRequest request)
    {
        lock (gate)
        {
            Seen++;
            Tell();
        }

        return null;
    }

    /// <summary>Ends when there were so many requests; at once for those that were.</summary>
    public Task ReachAsync(int request)
    {
        lock (gate)
        {
            (wanted, reached) = (request, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Tell();
            return reached.Task;
        }
    }

    private void Tell()
    {
        if (Seen >= wanted)
        {
            reached?.TrySetResult();
        }
    }
}
