using System.Globalization;
using Remediation.Orders;
using Remediation.Reasons;

namespace Simulation.Tests.World;

/// <summary>
/// The agents inside the machines, which start and end scripts and report to the platform; and Windows, which restarts
/// and loses power.
/// </summary>
internal sealed class SimulatedAgents(WorldState world)
{
    private const int MostValues = 12;

    /// <summary>Has an accepted order's script start, sooner or later.</summary>
    public void Schedule(SimulatedMachine machine, RunCommand command)
    {
        if (world.Happens(Fault.AgentSilent))
        {
            command.Next = world.Time.After(world.Between(60, 1200), () => GiveUp(machine, command));
        }
        else
        {
            var delay = world.Happens(Fault.AgentSlow) ? world.Between(120, 3600) : world.Between(1, 30);
            command.Next = world.Time.After(delay, () => Begin(machine, command));
        }
    }

    /// <summary>Ends a script that runs, somewhere in its work; keeps one that waits from starting.</summary>
    public void Kill(SimulatedMachine machine, RunCommand? command)
    {
        command?.Next?.Stop();
        if (command is { Stage: RunStage.Running })
        {
            Run(machine, command, world.Chance.Next(MostValues));
        }

        if (command is not null)
        {
            world.Say(new Happening.OrderEnded(machine, command.Order.Name));
        }
    }

    /// <summary>An upgrade of the agent runs what is there and has ended again.</summary>
    public void RunAgain(SimulatedMachine machine)
    {
        if (machine.Commands.Values.FirstOrDefault(command => command.Stage == RunStage.Ended) is { } command)
        {
            Begin(machine, command);
        }
    }

    /// <summary>The machine loses its power, with all that runs on it.</summary>
    public void Stop(SimulatedMachine machine)
    {
        foreach (var command in machine.Commands.Values.Where(command => command.Stage == RunStage.Running).ToList())
        {
            command.Next?.Stop();
            Run(machine, command, world.Chance.Next(MostValues));
            Interrupted(machine, command);
        }

        machine.IsRunning = false;
        machine.Note(world.Time.Now);
    }

    /// <summary>Windows starts, and with it the agent, which looks for work that waits.</summary>
    public void Start(SimulatedMachine machine)
    {
        machine.IsRunning = true;
        machine.Boot(world.Time.Now);
        foreach (var command in machine.Commands.Values.Where(command => command.Stage == RunStage.Creating).ToList())
        {
            command.Next?.Stop();
            command.Next = world.Time.After(world.Between(10, 120), () => Begin(machine, command));
        }
    }

    /// <summary>Windows restarts.</summary>
    public void Restart(SimulatedMachine machine)
    {
        if (machine is { Exists: true, IsRunning: true })
        {
            Stop(machine);
            Start(machine);
        }
    }

    private void Begin(SimulatedMachine machine, RunCommand command)
    {
        if (!machine.IsRunning || !machine.Exists || machine.Commands.GetValueOrDefault(command.Order.Name) != command)
        {
            return;
        }

        command.Stage = RunStage.Running;
        world.Say(new Happening.ScriptStarted(machine, command.Order, command.HasRun));
        var end = world.Time.Now + world.Between(1, 40);
        var hangs = world.Happens(Fault.ScriptHangs);
        // A command that runs again has a deadline of its own.
        var deadline = command.HasRun ? world.Time.Now + world.Pace.ScriptTimeout : command.Deadline;
        command.HasRun = true;
        command.Next =
            hangs || end > deadline
                ? world.Time.At(deadline, () => TimeOut(machine, command))
                : world.Time.At(end, () => End(machine, command));
    }

    private void End(SimulatedMachine machine, RunCommand command)
    {
        var run = Run(machine, command, null);
        var output = run.Frame;
        if (world.Happens(Fault.OutputLost))
        {
            output = "";
        }
        else if (world.Happens(Fault.OutputCut))
        {
            output = output[world.Chance.Next(1, output.Length)..];
        }

        Answer(machine, command, new GuestReply.Answered(run.ExitCode, output, "") { EndedAt = world.Time.Now });
    }

    private void TimeOut(SimulatedMachine machine, RunCommand command)
    {
        Run(machine, command, world.Chance.Next(MostValues));
        Answer(machine, command, new GuestReply.TimedOut(ReasonCodes.OrderTimedOut));
    }

    private void GiveUp(SimulatedMachine machine, RunCommand command)
    {
        command.Stage = RunStage.GivenUp;
        command.Reply = new GuestReply.Unreachable(ReasonCodes.Unreachable);
        command.Next = world.Time.After(world.Between(60, 20_000), () => Begin(machine, command));
    }

    // A script ended by a restart is reported as failed, or as running for ever, or the agent starts the script
    // again.
    private void Interrupted(SimulatedMachine machine, RunCommand command)
    {
        switch (world.Chance.Next(3))
        {
            case 0:
                Answer(machine, command, new GuestReply.Answered(1, "", "") { EndedAt = world.Time.Now });
                break;
            case 1:
                command.Stage = RunStage.Creating;
                break;
            default:
                var left = command.Deadline - world.Time.Now;
                command.Next = world.Time.After(
                    left,
                    () => Answer(machine, command, new GuestReply.TimedOut(ReasonCodes.OrderTimedOut))
                );
                break;
        }
    }

    private void Answer(SimulatedMachine machine, RunCommand command, GuestReply reply)
    {
        (command.Stage, command.Reply) = (RunStage.Ended, reply);
        world.Say(new Happening.OrderEnded(machine, command.Order.Name));
    }

    private GuestRun Run(SimulatedMachine machine, RunCommand command, int? most)
    {
        var run = machine.Guest.Run(command.Order, world.Time.Now, most);
        machine.Note(world.Time.Now);
        world.Say(new Happening.ScriptEnded(machine, run));
        if (run.Restart == RestartNumber.Asked)
        {
            var seconds = int.Parse(
                command.Order.Parameters.First(parameter => parameter.Key == "Delay").Value,
                CultureInfo.InvariantCulture
            );
            world.Say(new Happening.RestartRequested(machine));
            world.Time.After(TimeSpan.FromSeconds(seconds), () => Restart(machine));
        }

        return run;
    }
}
