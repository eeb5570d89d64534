using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Simulation.Tests.Invariants;
using Simulation.Tests.Ports;
using Simulation.Tests.Time;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>One seed's world from its first moment to the end of its epilogue.</summary>
internal sealed class Simulation
{
    private static readonly SweepMetrics Metrics = new(new Meters());

    private readonly WorldState world;
    private readonly Durable durable;
    private readonly SimulatedAgents agents;
    private readonly SimulatedAzure azure;
    private readonly Troubles troubles;
    private readonly Turns turns;
    private readonly Meddling meddling;
    private readonly List<Host> hosts = [];
    private int started;

    private Simulation(Scenario scenario, Meddling meddling)
    {
        this.meddling = meddling;
        world = new WorldState(scenario, Watchers.All());
        durable = new Durable(world);
        agents = new SimulatedAgents(world);
        azure = new SimulatedAzure(world, agents);
        troubles = new Troubles(world, agents);
        turns = new Turns(world.Time, world.Chance);
        durable.Queue.Offer = Offer;
        world.Records = durable.Records;
    }

    /// <summary>Runs a world to its end, or to the first thing that must not be.</summary>
    public static Outcome Run(Scenario scenario, Meddling? meddling = null)
    {
        var simulation = new Simulation(scenario, meddling ?? new Meddling());
        simulation.Run();
        var world = simulation.world;
        var words = world
            .Machines.Select(machine => machine.Resource.Name)
            .Where(name => world.Violation?.Contains(name, StringComparison.Ordinal) ?? false);
        return new Outcome(
            scenario.Seed,
            world.Violation,
            world.Digest,
            world.Counts,
            world.Violation is null ? [] : [.. world.Tale.About([.. words])]
        );
    }

    private void Run()
    {
        var scenario = world.Scenario;
        for (var number = 0; number < scenario.Machines; number++)
        {
            var machine = scenario.Machines == 1 ? Fleet.Plain(world, number) : Fleet.Any(world, number);
            world.Machines.Add(machine);
            machine.Boot(world.Time.Now);
            troubles.Begin(machine);
        }

        for (var number = 0; number < scenario.Hosts; number++)
        {
            StartHost();
        }

        world.Time.After(TimeSpan.FromHours(2), Tick);
        world.Time.After(TimeSpan.FromMinutes(30), Meddle);
        Until(world.Time.Now + scenario.Trouble);
        world.IsCalm = true;
        world.Machines.ForEach(troubles.Mend);
        hosts.ForEach(host => host.Process.Spare());
        Until(world.Time.Now + scenario.Calm);
        world.Counts.Steps = turns.Steps;
        world.Counts.Seeds = 1;
        if (world.Violation is null)
        {
            world.End();
        }
    }

    private void Until(DateTimeOffset moment) => turns.RunUntil(moment, () => world.Violation is not null);

    private bool Offer(QueueMessage message, bool isPoison)
    {
        var idle = hosts.Where(host => host.IsIdle).ToList();
        if (idle.Count == 0)
        {
            return false;
        }

        idle[world.Chance.Next(idle.Count)].Take(message, isPoison);
        return true;
    }

    private void StartHost()
    {
        var lifetime =
            world.IsCalm || world.Scenario.MeanLifetime == 0
                ? long.MaxValue
                : (long)Math.Ceiling(-Math.Log(1 - world.Chance.NextDouble()) * world.Scenario.MeanLifetime);
        var process = new SimulatedProcess($"host {++started}", lifetime);
        var host = new Host(world, durable, azure, process, meddling, Metrics) { Dead = Bury };
        turns.Add(process);
        hosts.Add(host);
    }

    private void Bury(Host host)
    {
        hosts.Remove(host);
        world.Counts.Add(Fault.Death);
        world.Time.After(world.Between(5, 1800), StartHost);
    }

    private void Tick()
    {
        if (hosts.Count > 0)
        {
            hosts[world.Chance.Next(hosts.Count)].Tick();
        }

        world.Time.After(world.Tick, Tick);
    }

    // Every half hour an operator may send a request, or a process may be stopped or killed.
    private void Meddle()
    {
        if (world.IsCalm)
        {
            return;
        }

        world.Time.After(TimeSpan.FromMinutes(30), Meddle);
        foreach (var host in hosts.ToList())
        {
            if (world.Happens(Fault.ClockSet))
            {
                host.Clock.Skew = world.Between(-90, 90);
            }

            if (world.Happens(Fault.HostStopped))
            {
                host.Stop();
            }
        }

        if (world.KillSwitchOnSince is null && world.Happens(Fault.KillSwitchPulled))
        {
            world.KillSwitchOnSince = world.Time.Now;
            world.Time.After(world.Between(600, 20_000), () => world.KillSwitchOnSince = null);
        }

        if (hosts.Count > 0 && world.Chance.Next(24) == 0)
        {
            Ask(hosts[world.Chance.Next(hosts.Count)]);
        }
    }

    // An operator requests a sweep of some machines over HTTP.
    private void Ask(Host host)
    {
        var id = $"http-{world.Chance.Next():x8}";
        var request = new SweepRequest
        {
            Origin = SweepOrigin.Http,
            Mode =
                (SweepMode)world.Chance.Next(3) is var mode && mode < world.Scenario.Mode ? mode : world.Scenario.Mode,
            Machines = [.. world.Machines.Where(_ => world.Chance.Next(2) == 0).Select(machine => machine.Id.Value)],
            DryRun = world.Chance.Next(4) == 0,
            PlanId = world.Chance.Next(4) == 0 ? "plan-000000000000" : "",
        };
        world.Requests[id] = request;
        host.Do(token => host.Intake.AcceptAsync(id, request, token));
        if (world.Happens(Fault.SweepCancelled))
        {
            world.Time.After(
                world.Between(1, 900),
                () => hosts.FirstOrDefault()?.Do(token => hosts[0].Intake.CancelAsync(id, token))
            );
        }
    }
}
