using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Simulator.Machines;

namespace Simulator.Fleet;

/// <summary>The content of the fleet's logs: connections and heartbeats.</summary>
/// <param name="seed">Seed of all random decisions.</param>
internal sealed class FleetLog(int seed)
{
    private readonly List<LoggedConnection> lines = [];
    private readonly Dictionary<SimulatedMachine, int> legacyLines = [];
    private readonly Dictionary<SimulatedMachine, LogWindow> heartbeats = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<LoggedConnection> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Which machine was observed at which address, from its first heartbeat to its last one.</summary>
    public IReadOnlyList<AddressObservation> Observations
    {
        get
        {
            lock (heartbeats)
            {
                return
                [
                    .. heartbeats.Select(beat => new AddressObservation(
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

    /// <summary>How many legacy lines each machine caused; machines without one are missing.</summary>
    public IReadOnlyDictionary<SimulatedMachine, int> LegacyLinesByMachine => legacyLines;

    /// <summary>Records that a machine's agent sent heartbeats all through a window.</summary>
    public void RecordHeartbeat(SimulatedMachine machine, DateTimeOffset from, DateTimeOffset to)
    {
        lock (heartbeats)
        {
            var known = heartbeats.GetValueOrDefault(machine, new LogWindow(from, to));
            heartbeats[machine] = new LogWindow(from < known.From ? from : known.From, to > known.To ? to : known.To);
        }
    }

    /// <summary>Records a day's connections at random times within twelve hours.</summary>
    public void RecordDay(SimulatedMachine machine, DateTimeOffset morning, IReadOnlyList<WireProtocol> protocols)
    {
        // Each machine and day has its own random numbers, so adding a machine does not change another machine's day.
        var chance = new Random(StableHash.Compute(machine.Spec.Name, seed, morning.DayOfYear));
        foreach (var protocol in protocols)
        {
            Record(machine, morning.AddSeconds(chance.Next(12 * 60 * 60)), protocol);
        }
    }

    /// <summary>Records one connection.</summary>
    public void Record(SimulatedMachine machine, DateTimeOffset time, WireProtocol protocol)
    {
        lock (lines)
        {
            lines.Add(LogLine.Write(machine, time, protocol));
        }

        if (protocol < WireProtocol.Tls12)
        {
            legacyLines[machine] = legacyLines.GetValueOrDefault(machine) + 1;
        }
    }
}
