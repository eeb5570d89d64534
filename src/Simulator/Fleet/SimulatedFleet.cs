using System.Text.Json.Nodes;
using Remediation.ConnectionLogs;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;

namespace Simulator.Fleet;

/// <summary>
/// The fleet, its network and its logs. Time passes only by <see cref="SimulateDayAsync"/> and
/// <see cref="SimulateTrafficAsync"/>: each makes every running machine connect with the protocol that its registry
/// allows, and writes the log lines. No other method writes log lines, so fewer legacy lines mean a repaired registry.
/// </summary>
public sealed class SimulatedFleet : ISimulatedEstate
{
    private const int ConnectionsPerDay = 48;
    private readonly Dictionary<string, SimulatedMachine> byId;
    private readonly FleetLog log;
    private readonly IHypervisor hypervisor;

    private SimulatedFleet(IReadOnlyList<SimulatedMachine> machines, int seed, IHypervisor hypervisor)
    {
        log = new FleetLog(seed);
        this.hypervisor = hypervisor;
        Machines = machines;
        byId = Machines.ToDictionary(machine => machine.Place.ResourceId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The machines, in the order of their specs.</summary>
    public IReadOnlyList<SimulatedMachine> Machines { get; }

    /// <summary>Builds the fleet.</summary>
    /// <param name="specs">Its machines; their names are distinct.</param>
    /// <param name="seed">Seed of all random decisions.</param>
    /// <param name="hypervisor">Creates the machines' guests; it outlives the fleet.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    public static async Task<SimulatedFleet> BuildAsync(
        IEnumerable<MachineSpec> specs,
        int seed,
        IHypervisor hypervisor,
        CancellationToken cancellationToken
    )
    {
        var machines = await Task.WhenAll(
            specs.Select(
                async (spec, number) =>
                    new SimulatedMachine(
                        spec,
                        SimulatedNetwork.Place(spec, number),
                        await hypervisor.InstallAsync(spec, cancellationToken)
                    )
            )
        );
        return new SimulatedFleet(machines, seed, hypervisor);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoggedConnection> Log => log.Lines;

    /// <inheritdoc/>
    public IReadOnlyList<AddressObservation> Sightings => log.Observations;

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Resources =>
        [.. Machines.Where(machine => !machine.IsDeleted).SelectMany(ResourceRows.Create), .. ResourceRows.Network];

    /// <summary>How many legacy lines each machine caused; machines without one are missing.</summary>
    public IReadOnlyDictionary<SimulatedMachine, int> LegacyLinesByMachine() => log.LegacyLinesByMachine;

    /// <inheritdoc/>
    public ISimulatedVm? FindVm(string resourceId) => Find(resourceId);

    /// <summary>The machine with this ARM id; null if there is none or it was deleted.</summary>
    public SimulatedMachine? Find(string resourceId) =>
        byId.GetValueOrDefault(resourceId) is { IsDeleted: false } machine ? machine : null;

    /// <summary>Recreates a machine under its name, with its initial registry.</summary>
    public async Task RecreateAsync(SimulatedMachine machine, CancellationToken cancellationToken) =>
        await machine.RecreateAsync(await hypervisor.InstallAsync(machine.Spec, cancellationToken), cancellationToken);

    /// <summary>
    /// Simulates one day of connections, from 08:00 to 20:00 UTC. Sweeps run outside these hours, so no line is at a
    /// window's edge.
    /// </summary>
    public async Task SimulateDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await RestartAskedAsync(cancellationToken);
        var running = Machines.Where(machine => machine.PowerState == "running").ToList();
        var connections = await Task.WhenAll(
            running.Select(machine => machine.ConnectAsync(ConnectionsPerDay, cancellationToken))
        );
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var (machine, protocols) in running.Zip(connections))
        {
            log.RecordHeartbeat(machine, midnight, midnight.AddDays(1));
            log.RecordDay(machine, new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero), protocols);
        }
    }

    /// <summary>
    /// Simulates the seven days before a day: one machine falls back once, and one is deallocated at the end.
    /// </summary>
    public async Task PassAWeekUntilAsync(DateOnly day, CancellationToken cancellationToken)
    {
        for (var days = 7; days > 0; days--)
        {
            await SimulateDayAsync(day.AddDays(-days), cancellationToken);
        }

        FallBackOnce(day.AddDays(-1));
        foreach (var machine in Machines.Where(machine => machine.Spec.IsDeallocated))
        {
            machine.Deallocate();
        }
    }

    /// <summary>Lets every running machine connect once, now. A machine that is running a script is left out.</summary>
    public async Task SimulateTrafficAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RestartAskedAsync(cancellationToken);
        foreach (var machine in Machines.Where(machine => machine.PowerState == "running"))
        {
            log.RecordHeartbeat(machine, now, now);
            if (await machine.TryNegotiateAsync(cancellationToken) is { } protocol and not WireProtocol.None)
            {
                log.Record(machine, now, protocol);
            }
        }
    }

    // Windows restarts when its delay is over, which is always before the next connections.
    private Task RestartAskedAsync(CancellationToken cancellationToken)
    {
        return Task.WhenAll(
            Machines
                .Where(machine => machine.AskedRestart is not null && machine.PowerState == "running")
                .Select(machine => machine.RestartAsync(cancellationToken))
        );
    }

    /// <summary>The one connection of a healthy machine that falls back for a moment, at noon.</summary>
    private void FallBackOnce(DateOnly day)
    {
        foreach (var machine in Machines.Where(machine => machine.Spec.FellBackOnce))
        {
            log.Record(machine, new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero), WireProtocol.Tls10);
        }
    }
}
