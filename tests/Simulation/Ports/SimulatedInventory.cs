using Remediation.Inventory;
using Remediation.Reasons;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// The existing machines as Resource Graph returns them: sometimes incomplete, sometimes without
/// tags.
/// </summary>
internal sealed class SimulatedInventory(Wire wire) : IInventory
{
    /// <summary>The address that machines behind one gateway share.</summary>
    public const string GatewayAddress = "203.0.113.10";

    public Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return wire.CallAsync(
            Read,
            cancellationToken,
            snapshot => wire.World.Say(new Happening.InventoryRead(wire.Process, snapshot))
        );
    }

    private InventorySnapshot Read()
    {
        var world = wire.World;
        var machines = world
            .Machines.Where(machine => machine.Exists)
            .Select(Described)
            .OrderBy(machine => machine.Id.Value, StringComparer.Ordinal)
            .ToList();
        Reason? gap = null;
        if (machines.Count > 0 && world.Happens(Fault.InventoryPart))
        {
            machines.RemoveAt(world.Chance.Next(machines.Count));
            gap = new Reason(ReasonCodes.InventoryIncomplete, "A page was missing.");
        }

        var members = world
            .Machines.Where(machine => machine is { Exists: true, Visibility: Visibility.SharedAddress })
            .Select(machine => machine.Id);
        return new InventorySnapshot(machines, [new SharedAddress(GatewayAddress, "NAT gateway", [.. members])], gap)
        {
            RunCommands =
            [
                .. world
                    .Machines.Where(machine => machine.Exists)
                    .SelectMany(
                        machine => machine.Commands.Keys.Order(StringComparer.Ordinal),
                        (machine, name) => new OwnRunCommand(machine.Id, name)
                    ),
            ],
        };
    }

    private Machine Described(SimulatedMachine machine) =>
        machine.Resource with
        {
            Power = machine.IsRunning ? PowerState.Running : PowerState.NotRunning,
            Tags =
                wire.World.Happens(Fault.TagsHidden) ? new TagSet.Unreadable()
                : machine.IsOptedOut
                    ? new TagSet.Readable(new Dictionary<string, string> { [wire.World.Policy.OptOutTag] = "exclude" })
                : TagSet.None,
        };
}
