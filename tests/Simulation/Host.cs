using Microsoft.Extensions.Logging.Abstractions;
using Remediation.Execution;
using Remediation.Orders.RateLimiting;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Sweeps.Running;
using Simulation.Tests.Ports;
using Simulation.Tests.Time;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>
/// The product in one process: the real rules, composed as the Function app composes them, over simulated ports.
/// </summary>
internal sealed class Host
{
    private readonly WorldState world;
    private readonly Durable durable;
    private readonly SweepMessageHandler work;
    private readonly ScheduledSweep tick;
    private readonly CancellationTokenSource stopping = new();
    private QueueMessage? message;

    public Host(
        WorldState world,
        Durable durable,
        SimulatedAzure azure,
        SimulatedProcess process,
        Meddling meddling,
        SweepMetrics metrics
    )
    {
        (this.world, this.durable, Process) = (world, durable, process);
        Clock = new ProcessClock(world.Time, process);
        var wire = new Wire(world, process);
        var settings = meddling.Settings(new SweepOptions(world.Scenario.Mode, Machines.Subscriptions, world.Policy));
        var store = meddling.Store(new SimulatedStore(durable.Store, wire));
        var queue = meddling.Queue(new SimulatedQueue(durable.Queue, wire));
        var ports = new SweepPorts(
            meddling.Log(new SimulatedLogs(wire)),
            meddling.Inventory(new SimulatedInventory(wire)),
            meddling.Channel(new AzureChannel(azure, wire), world),
            meddling.Ledger(new SimulatedLedger(durable.Ledger.OpenAnother(), wire)),
            meddling.Sink(new SimulatedSink(wire)),
            meddling.KillSwitch(new SimulatedKillSwitch(wire))
        );
        var sweep = new Sweep(
            ports,
            meddling.Pace(world.Pace),
            new CallRateLimiter(),
            Clock,
            NullLogger<Sweep>.Instance
        );
        work = new SweepMessageHandler(
            new SweepMessagePorts(store, queue, new SimulatedLease(durable.Lease, wire, Clock)),
            sweep,
            settings,
            metrics,
            Clock,
            NullLogger<SweepMessageHandler>.Instance
        );
        Intake = new SweepIntake(store, queue, Clock, NullLogger<SweepIntake>.Instance);
        tick = new ScheduledSweep(Intake, store, settings, Clock, NullLogger<ScheduledSweep>.Instance);
        process.Died = Die;
    }

    public SimulatedProcess Process { get; }

    public ProcessClock Clock { get; }

    public SweepIntake Intake { get; }

    /// <summary>True while it works on no message and is not about to stop.</summary>
    public bool IsIdle => message is null && !Process.IsDead && !stopping.IsCancellationRequested;

    /// <summary>Called once it is dead.</summary>
    public Action<Host> Dead { get; set; } = _ => { };

    /// <summary>Works on a message.</summary>
    public void Take(QueueMessage next, bool isPoison)
    {
        message = next;
        Process.Post(() => _ = WorkAsync(next, isPoison));
    }

    /// <summary>Calls what an endpoint would call; an exception is recorded as a failure of the endpoint.</summary>
    public void Do(Func<CancellationToken, Task> call) => Process.Post(() => _ = DoAsync(call));

    /// <summary>The timer fires.</summary>
    public void Tick() => Do(tick.RequestAsync);

    /// <summary>The platform asks the host to stop, and takes it away half a minute later.</summary>
    public void Stop()
    {
        stopping.Cancel();
        world.Time.After(TimeSpan.FromSeconds(30), Process.Kill);
    }

    private async Task WorkAsync(QueueMessage next, bool isPoison)
    {
        var id = SweepMessage.TryRead(next.Text, out var read) ? read.SweepId : "";
        var request =
            world.Requests.GetValueOrDefault(id)
            ?? new SweepRequest { Origin = SweepOrigin.Timer, Mode = world.Scenario.Mode };
        world.Say(new Happening.RunBegan(Process, id, request));
        Exception? fault = null;
        try
        {
            await (
                isPoison
                    ? work.HandlePoisonAsync(next.Text, stopping.Token)
                    : work.HandleAsync(next.Text, stopping.Token)
            );
        }
        catch (Exception thrown)
        {
            fault = thrown;
            durable.Queue.Abandon(next);
        }

        message = null;
        world.Say(new Happening.RunEnded(Process, id, fault));
    }

    private async Task DoAsync(Func<CancellationToken, Task> call)
    {
        try
        {
            await call(stopping.Token);
        }
        catch (Exception fault)
        {
            world.Say(new Happening.EndpointFailed(Process, fault));
        }
    }

    private void Die()
    {
        if (message is { } orphan)
        {
            durable.Queue.Orphan(orphan);
        }

        Dead(this);
    }
}
