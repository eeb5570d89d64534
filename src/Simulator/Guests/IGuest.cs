using Simulator.Machines;
using Simulator.Platform;

namespace Simulator.Guests;

/// <summary>
/// The Windows of one machine: a registry, a script engine, and an application that connects. Used by one caller at a
/// time.
/// </summary>
public interface IGuest : IAsyncDisposable
{
    /// <summary>Runs a script as the machine's agent would: named parameters, no input, as SYSTEM.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; the script stopped where it was.</exception>
    Task<ScriptResult> RunAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Makes the application connect this number of times; returns the negotiated protocols, without failed
    /// connections.
    /// </summary>
    Task<IReadOnlyList<WireProtocol>> ConnectAsync(int connections, CancellationToken cancellationToken);

    /// <summary>Writes values as an administrator or a policy would.</summary>
    Task WriteAsync(IReadOnlyList<SeedValue> values, CancellationToken cancellationToken);

    /// <summary>Restarts it: volatile keys are removed, and the application restarts.</summary>
    Task RestartAsync(CancellationToken cancellationToken);

    /// <summary>A copy of those parts of its registry that matter here: <see cref="RegistryPaths"/>.</summary>
    Task<MemoryRegistry> ReadAsync(CancellationToken cancellationToken);
}
