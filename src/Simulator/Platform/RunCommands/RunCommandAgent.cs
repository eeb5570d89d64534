using System.Collections.Concurrent;
using Simulator.Platform.Faults;

namespace Simulator.Platform.RunCommands;

/// <summary>
/// Takes scripts to the machines, a few at once, and ends them at their deadline or when they are deleted.
/// </summary>
internal sealed class RunCommandAgent(SimulatedAzureOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(options.MaxConcurrentScripts);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<SimulatedRunCommand, Task> runs = new();
    private readonly AgentFaultInjector faults = new(options.Faults, time);

    /// <summary>Starts a run. Its delay has begun by the injected clock when this returns.</summary>
    public void Start(SimulatedRunCommand command, VmAddress vm) => runs[command] = RunAsync(command, vm);

    /// <summary>
    /// Deletes a command: its script is told to end, and <paramref name="ended"/> is called when it has.
    /// </summary>
    public void Delete(SimulatedRunCommand command, Action ended)
    {
        var run = runs.GetValueOrDefault(command, Task.CompletedTask);
        command.Delete();
        runs[command] = AfterAsync(run, ended);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(runs.Values);
        closing.Dispose();
        slots.Dispose();
    }

    private static async Task AfterAsync(Task run, Action ended)
    {
        await run;
        ended();
    }

    private async Task RunAsync(SimulatedRunCommand command, VmAddress vm)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(command.Cancellation.Token, closing.Token);
        PlannedFault? fault;
        try
        {
            await Task.Delay(options.AgentDelay, time, ending.Token);
            // The request that started this must not wait for it, however short the delay.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            fault = faults.Next(command);
            if (!await faults.MeetAsync(fault, command, ending.Token))
            {
                return;
            }

            await slots.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            command.Stop("Canceled", "The run command was deleted before it started.", time.GetUtcNow());
            return;
        }

        await RunSeatedAsync(command, vm, fault, ending.Token);
        await faults
            .FollowAsync(fault, command, () => RunAgainAsync(command, vm, ending.Token), ending.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // An agent that was upgraded finds the run command among its goals and takes it for a new one.
    private async Task RunAgainAsync(SimulatedRunCommand command, VmAddress vm, CancellationToken ending)
    {
        await Task.Delay(options.AgentDelay, time, ending);
        await slots.WaitAsync(ending);
        await RunSeatedAsync(command, vm, null, ending);
    }

    private async Task RunSeatedAsync(
        SimulatedRunCommand command,
        VmAddress vm,
        PlannedFault? fault,
        CancellationToken ending
    )
    {
        try
        {
            // A disconnected Arc server does not fetch its order, so the order stays as it is until it is deleted.
            if (vm.Kind.TakesOrdersForLater && !vm.Machine!.IsRunning())
            {
                return;
            }

            await RunNowAsync(command, vm.Machine!, fault, ending);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task RunNowAsync(
        SimulatedRunCommand command,
        ISimulatedVm vm,
        PlannedFault? fault,
        CancellationToken ending
    )
    {
        if (!vm.IsRunning())
        {
            command.Refuse(
                "VMAgentStatusCommunicationError: the VM has not reported status for VM agent or extensions."
            );
            return;
        }

        if (vm.AgentBlocksScripts)
        {
            command.Refuse(
                "The extension Microsoft.CPlat.Core/RunCommandHandlerWindows is blocked by the agent's configuration."
            );
            return;
        }

        command.Begin(time.GetUtcNow());
        using var deadline = new CancellationTokenSource(command.Body.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, deadline.Token);
        try
        {
            var result = await vm.RunScriptAsync(command.Body.Script, command.Body.Parameters, either.Token);
            either.Token.ThrowIfCancellationRequested();
            if (!AgentFaultInjector.LosesAnswer(fault))
            {
                command.Answer(AgentFaultInjector.Arriving(fault, result), time.GetUtcNow());
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            command.Stop("Canceled", "The run command was deleted while it ran.", time.GetUtcNow());
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            command.Stop(
                "TimedOut",
                $"The script did not end within {command.Body.Timeout.TotalSeconds} s.",
                time.GetUtcNow()
            );
        }
        catch (Exception broken)
        {
            // A machine that breaks is a failed script to its platform; the message tells the simulator's author.
            command.Stop("Failed", broken.ToString(), time.GetUtcNow());
        }
    }
}
