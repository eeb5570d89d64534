using Simulator.Machines;

namespace Simulator.Guests;

/// <summary>
/// Machines in memory: the PowerShell engine with a registry in memory, and Schannel as simulated by
/// <see cref="TlsNegotiation"/>.
/// </summary>
public sealed class MemoryHypervisor : IHypervisor
{
    private readonly GuestShell shell = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public Task<IGuest> InstallAsync(MachineSpec spec, CancellationToken cancellationToken) =>
        Task.FromResult<IGuest>(new MemoryGuest(spec, shell));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }
}
