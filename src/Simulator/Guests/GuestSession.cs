using Simulator.Platform;

namespace Simulator.Guests;

/// <summary>
/// What the commands of a script in memory work on: the guest's registry, and what Windows was asked for.
/// </summary>
internal sealed class GuestSession(MemoryRegistry registry, Exception? restartFault)
{
    public MemoryRegistry Registry { get; } = registry;

    /// <summary>The restart that the script asked for.</summary>
    public RestartRequest? Restart { get; private set; }

    public void AskForRestart(RestartRequest request) => Restart = restartFault is null ? request : throw restartFault;
}
