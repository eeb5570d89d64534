using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulation.Tests.Time;

namespace Simulation.Tests.World;

/// <summary>
/// Azure's side of run commands, by its own rules: the same order put again does not run again, a VM holds 25, a
/// deletion ends a script that runs, and a machine that does not run takes none (docs of managed run command; limits
/// and errors as observed).
/// </summary>
internal sealed class SimulatedAzure(WorldState world, SimulatedAgents agents)
{
    public OrderState Ask(GuestOrder order) =>
        Refusal(order.Machine.Id) is { } refusal
            ? new OrderState.Ended(refusal)
            : world.Find(order.Machine.Id)!.Commands.GetValueOrDefault(order.Name)?.State ?? new OrderState.Absent();

    public OrderState Start(SimulatedProcess process, GuestOrder order, TimeSpan deadline)
    {
        if (Refusal(order.Machine.Id) is { } refusal)
        {
            return new OrderState.Ended(refusal);
        }

        var machine = world.Find(order.Machine.Id)!;
        var found = machine.Commands.GetValueOrDefault(order.Name);
        if (machine is { IsRunning: false, Resource: not Machine.ArcServer })
        {
            return Rejected(ReasonCodes.MachineNotReady);
        }

        if (found is { Stage: RunStage.Deleting } || world.Happens(Fault.Busy) || (found is null && machine.IsFull))
        {
            return Rejected(ReasonCodes.MachineBusy);
        }

        if (found is null || !found.Order.Parameters.SequenceEqual(order.Parameters))
        {
            agents.Kill(machine, found);
            machine.Commands[order.Name] = new RunCommand(order, world.Time.Now + deadline);
            world.Counts.Orders++;
            world.Say(new Happening.OrderAccepted(process, machine, order));
            agents.Schedule(machine, machine.Commands[order.Name]);
        }

        return new OrderState.InProgress();
    }

    public GuestReply.Failed? Delete(MachineId id, string name)
    {
        if (Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var machine = world.Find(id)!;
        if (machine.Foreign.Remove(name))
        {
            world.Say(new Happening.Deleted(machine, name, IsForeign: true));
        }
        else if (machine.Commands.TryGetValue(name, out var command) && command.Stage != RunStage.Deleting)
        {
            world.Say(new Happening.Deleted(machine, name, IsForeign: false));
            agents.Kill(machine, command);
            command.Reply = new GuestReply.Cancelled(ReasonCodes.OrderCancelled);
            command.Stage = RunStage.Deleting;
            world.Time.After(
                world.Between(1, 60),
                () => _ = machine.Commands.GetValueOrDefault(name) == command && machine.Commands.Remove(name)
            );
        }

        return null;
    }

    public OrderListing List(MachineId id) =>
        Refusal(id) is { } refusal
            ? new OrderListing.Unlisted(refusal)
            : new OrderListing.Listed([.. world.Find(id)!.Commands.Keys.Order(StringComparer.Ordinal)]);

    private GuestReply.Rejected? Refusal(MachineId id) =>
        world.Find(id) switch
        {
            null => new GuestReply.Rejected(ReasonCodes.MachineNotFound),
            { IsDenied: true } => new GuestReply.Rejected(ReasonCodes.AccessDenied),
            _ => null,
        };

    private static OrderState.Ended Rejected(ReasonCode code) => new(new GuestReply.Rejected(code));
}
