using Simulator.Platform;

namespace Simulator.Guests;

/// <summary>The state that a script's commands use in memory: the guest's registry and the requested restart.</summary>
internal sealed class GuestSession(MemoryRegistry registry, Exception? restartFault)
{
    public MemoryRegistry Registry { get; } = registry;

    /// <summary>The restart that the script asked for.</summary>
    public RestartRequest? Restart { get; private set; }

    public void AskForRestart(RestartRequest request) => Restart = restartFault is null ? request : throw restartFault;
}
