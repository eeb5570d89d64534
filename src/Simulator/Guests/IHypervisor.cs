using Simulator.Machines;

namespace Simulator.Guests;

/// <summary>Creates the guests of machines.</summary>
public interface IHypervisor : IAsyncDisposable
{
    /// <summary>Installs Windows with the spec's values and locks, and starts its application.</summary>
    Task<IGuest> InstallAsync(MachineSpec spec, CancellationToken cancellationToken);
}
