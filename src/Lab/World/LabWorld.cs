using System.Text.Json.Nodes;
using Lab.Guests;
using Lab.Platform;
using Remediation.Findings;
using Remediation.Fleet;

namespace Lab.World;

/// <summary>
/// The fleet, its network and its logs. Time passes only by <see cref="LiveAsync"/> and <see cref="PulseAsync"/>: each
/// makes every running machine connect, with whatever its registry lets it negotiate, and writes the log lines. Nothing
/// else writes a log line, so a cleaner log means a repaired registry.
/// </summary>
public sealed class LabWorld : ILabEstate
{
    private const int ConnectionsPerDay = 48;
    private readonly Dictionary<string, LabMachine> byId;
    private readonly List<LoggedConnection> log = [];
    private readonly Dictionary<LabMachine, int> legacyLines = [];
    private readonly Dictionary<LabMachine, LogWindow> heartbeats = [];
    private readonly int seed;
    private readonly IHypervisor hypervisor;

    private LabWorld(IReadOnlyList<LabMachine> machines, int seed, IHypervisor hypervisor)
    {
        this.seed = seed;
        this.hypervisor = hypervisor;
        Machines = machines;
        byId = Machines.ToDictionary(machine => machine.Place.ResourceId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The machines, in the order of their specs.</summary>
    public IReadOnlyList<LabMachine> Machines { get; }

    /// <summary>Builds the fleet.</summary>
    /// <param name="specs">Its machines; their names are distinct.</param>
    /// <param name="seed">Fixes everything that chance decides.</param>
    /// <param name="hypervisor">What makes their insides; it outlives the world.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    public static async Task<LabWorld> BuildAsync(
        IEnumerable<MachineSpec> specs,
        int seed,
        IHypervisor hypervisor,
        CancellationToken cancellationToken
    )
    {
        var machines = await Task.WhenAll(
            specs.Select(
                async (spec, number) =>
                    new LabMachine(
                        spec,
                        LabNetwork.Place(spec, number),
                        await hypervisor.InstallAsync(spec, cancellationToken)
                    )
            )
        );
        return new LabWorld(machines, seed, hypervisor);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoggedConnection> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AddressSighting> Sightings
    {
        get
        {
            lock (heartbeats)
            {
                return
                [
                    .. heartbeats.Select(beat => new AddressSighting(
                        beat.Key.Place.PrivateAddress,
                        beat.Key.Place.ResourceId.ToLowerInvariant(),
                        HostNames.Normalize(beat.Key.Spec.ComputerName),
                        beat.Value.From,
                        beat.Value.To
                    )),
                ];
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Resources =>
        [.. Machines.Where(machine => !machine.IsDeleted).SelectMany(ResourceRows.Of), .. ResourceRows.Network];

    /// <summary>How many legacy lines each machine caused; machines without one are missing.</summary>
    public IReadOnlyDictionary<LabMachine, int> LegacyLinesByMachine() => legacyLines;

    /// <inheritdoc/>
    public ILabVm? FindVm(string resourceId) => Find(resourceId);

    /// <summary>The machine with this ARM id; null where there is none, or none any more.</summary>
    public LabMachine? Find(string resourceId) =>
        byId.GetValueOrDefault(resourceId) is { IsDeleted: false } machine ? machine : null;

    /// <summary>Makes a machine anew under its name, with the registry that it had at first.</summary>
    public async Task RecreateAsync(LabMachine machine, CancellationToken cancellationToken) =>
        await machine.RecreateAsync(await hypervisor.InstallAsync(machine.Spec, cancellationToken), cancellationToken);

    /// <summary>
    /// Lets the fleet work through one day, from 08:00 to 20:00 UTC; sweeps run outside these hours, so no line lies at
    /// a window's edge.
    /// </summary>
    public async Task LiveAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await RestartAskedAsync(cancellationToken);
        var running = Machines.Where(machine => machine.PowerState == "running").ToList();
        var connections = await Task.WhenAll(
            running.Select(machine => machine.ConnectAsync(ConnectionsPerDay, cancellationToken))
        );
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var (machine, protocols) in running.Zip(connections))
        {
            Beat(machine, midnight, midnight.AddDays(1));
            Write(machine, new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero), protocols);
        }
    }

    /// <summary>
    /// The seven days before a day, with what happens in them: one machine falls back once, one is deallocated in the
    /// end.
    /// </summary>
    public async Task PassAWeekUntilAsync(DateOnly day, CancellationToken cancellationToken)
    {
        for (var days = 7; days > 0; days--)
        {
            await LiveAsync(day.AddDays(-days), cancellationToken);
        }

        FallBackOnce(day.AddDays(-1));
        foreach (var machine in Machines.Where(machine => machine.Spec.IsDeallocated))
        {
            machine.Deallocate();
        }
    }

    /// <summary>
    /// Lets every running machine connect once, now. One that runs a script at this moment is left out.
    /// </summary>
    public async Task PulseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RestartAskedAsync(cancellationToken);
        foreach (var machine in Machines.Where(machine => machine.PowerState == "running"))
        {
            Beat(machine, now, now);
            if (await machine.TryNegotiateAsync(cancellationToken) is { } protocol and not WireProtocol.None)
            {
                Write(machine, now, protocol);
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

    // A running machine's agent speaks all the time.
    private void Beat(LabMachine machine, DateTimeOffset from, DateTimeOffset to)
    {
        lock (heartbeats)
        {
            var known = heartbeats.GetValueOrDefault(machine, new LogWindow(from, to));
            heartbeats[machine] = new LogWindow(from < known.From ? from : known.From, to > known.To ? to : known.To);
        }
    }

    /// <summary>The one connection of a healthy machine that falls back for a moment, at noon.</summary>
    private void FallBackOnce(DateOnly day)
    {
        foreach (var machine in Machines.Where(machine => machine.Spec.FellBackOnce))
        {
            Write(machine, new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero), WireProtocol.Tls10);
        }
    }

    private void Write(LabMachine machine, DateTimeOffset morning, IReadOnlyList<WireProtocol> protocols)
    {
        // Its own chance per machine and day, so that adding a machine changes nobody else's day.
        var chance = new Random(HashCodes.Of(machine.Spec.Name, seed, morning.DayOfYear));
        foreach (var protocol in protocols)
        {
            Write(machine, morning.AddSeconds(chance.Next(12 * 60 * 60)), protocol);
        }
    }

    private void Write(LabMachine machine, DateTimeOffset time, WireProtocol protocol)
    {
        lock (log)
        {
            log.Add(LogLine.Write(machine, time, protocol));
        }

        if (protocol < WireProtocol.Tls12)
        {
            legacyLines[machine] = legacyLines.GetValueOrDefault(machine) + 1;
        }
    }
}
