using Simulator.Machines;

namespace Simulator.Guests;

/// <summary>
/// Machines in memory: the PowerShell engine over a registry of our own, and Schannel as <see cref="TlsNegotiation"/>
/// plays it.
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
