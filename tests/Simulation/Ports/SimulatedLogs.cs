using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// Logs of what the machines negotiate. They lag behind; sometimes they can be read in part, or not at all.
/// </summary>
internal sealed class SimulatedLogs(Wire wire) : IConnectionLog
{
    private const string Source = "Event";

    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(7);

    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return wire.CallAsync(
            () => Find(window),
            cancellationToken,
            answer => wire.World.Say(new Happening.LogRead(wire.Process, answer))
        );
    }

    public Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return wire.CallAsync<IReadOnlyList<AddressObservation>>(
            () =>
                wire.World.Happens(Fault.LogPartial)
                    ? []
                    :
                    [
                        .. wire
                            .World.Machines.Where(machine =>
                                machine.Exists
                                && machine.Visibility == Visibility.Address
                                && addresses.Contains(machine.Address)
                            )
                            .Select(machine => new AddressObservation(
                                machine.Address,
                                machine.Id.Value,
                                machine.Resource.ComputerName,
                                window.From,
                                window.To
                            )),
                    ],
            cancellationToken
        );
    }

    public Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return wire.CallAsync<IReadOnlyList<MachineTraffic>>(
            () => [.. questions.Select(Traffic).OfType<MachineTraffic>()],
            cancellationToken
        );
    }

    private LogAnswer Find(LogWindow window)
    {
        var world = wire.World;
        if (world.Happens(Fault.LogFailed))
        {
            return new LogAnswer([], [new SourceHealth(Source, SourceState.Failed, 0, ReasonCodes.SourceFailed)]);
        }

        var end = world.Time.Now - Lag < window.To ? world.Time.Now - Lag : window.To;
        var rows = world.Machines.Select(machine => Row(machine, window.From, end)).OfType<LegacyTlsRow>().ToList();
        var isPart = rows.Count > 0 && world.Happens(Fault.LogPartial);
        if (isPart)
        {
            rows.RemoveAt(world.Chance.Next(rows.Count));
        }

        return new LogAnswer(
            rows,
            [
                isPart
                    ? new SourceHealth(Source, SourceState.Partial, rows.Count, ReasonCodes.SourcePartial)
                    : new SourceHealth(Source, SourceState.Healthy, rows.Count),
            ]
        );
    }

    private static LegacyTlsRow? Row(SimulatedMachine machine, DateTimeOffset from, DateTimeOffset to) =>
        machine.Traffic.Row(from, to) is not { } row
            ? null
            : machine.Visibility switch
            {
                Visibility.ResourceId => row with { ClientResourceId = machine.Id.Value },
                Visibility.Address => row with { ClientIp = machine.Address },
                Visibility.SharedAddress => row with { ClientIp = SimulatedInventory.GatewayAddress },
                _ => row with { ClientHost = machine.Resource.ComputerName },
            };

    private MachineTraffic? Traffic(TrafficQuery question)
    {
        var world = wire.World;
        if (
            world.Machines.Find(machine => machine.Id == question.Machine.Id) is not { } machine
            || world.Happens(Fault.LogPartial)
        )
        {
            return null;
        }

        var (legacy, modern) = machine.Traffic.Count(question.Since, world.Time.Now - Lag);
        return new MachineTraffic(machine.Id, legacy, modern);
    }
}
