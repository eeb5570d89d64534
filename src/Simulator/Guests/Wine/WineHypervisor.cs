using Simulator.Machines;
using Simulator.Tools;

namespace Simulator.Guests.Wine;

/// <summary>
/// Makes every Windows machine a prefix on Wine; a Linux machine, which no registry rules, is played in memory.
/// </summary>
public sealed class WineHypervisor : IHypervisor
{
    private readonly WineInstallation wine;
    private readonly TlsEndpoint endpoint;
    private readonly MemoryHypervisor memory = new();
    private readonly List<WineGuest> guests = [];

    private WineHypervisor(WineInstallation wine, TlsEndpoint endpoint)
    {
        this.wine = wine;
        this.endpoint = endpoint;
    }

    /// <summary>Starts the endpoint that its machines connect to.</summary>
    /// <exception cref="ToolNotInstalledException">
    /// Wine or a part of it is missing; the message says what to run.
    /// </exception>
    public static async Task<WineHypervisor> StartAsync(CancellationToken cancellationToken) =>
        new(WineInstallation.Demand(), await TlsEndpoint.StartAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<IGuest> InstallAsync(MachineSpec spec, CancellationToken cancellationToken)
    {
        if (spec.IsLinux)
        {
            return await memory.InstallAsync(spec, cancellationToken);
        }

        var guest = new WineGuest(wine, endpoint, spec);
        lock (guests)
        {
            guests.Add(guest);
        }

        await guest.LoadAsync(GuestImage.Install(spec), cancellationToken);
        return guest;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(guests.Select(guest => guest.DisposeAsync().AsTask()));
        await endpoint.DisposeAsync();
        await memory.DisposeAsync();
    }
}
