using System.Text;
using Remediation.Inventory;
using Simulator.Platform.RunCommands;

namespace Simulator.Platform.Faults;

/// <summary>Faults between the platform's acceptance of a run command and the script's answer.</summary>
internal sealed class AgentFaultInjector(FaultInjection? faults, TimeProvider time)
{
    private const int CutBytes = 200;

    /// <summary>The fault of this run; null if there is none.</summary>
    public PlannedFault? Next(SimulatedRunCommand command) =>
        faults is not null && MachineId.TryParse(command.Machine, out var machine)
            ? faults.Next(machine, FaultStep.Script)
            : null;

    /// <summary>Before the script: false where it does not run. A cancellation flows.</summary>
    public async Task<bool> MeetAsync(PlannedFault? fault, SimulatedRunCommand command, CancellationToken ending)
    {
        switch (fault)
        {
            case { Kind: FaultKind.StuckCreating }:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, ending);
                break;
            case { Kind: FaultKind.AgentSilent }:
                command.Refuse(
                    "VMAgentStatusCommunicationError: the VM has not reported status for VM agent or extensions."
                );
                return false;
            case { Kind: FaultKind.Deallocated } when fault.Variant % 2 == 0:
                await faults!.SendAwayAsync(MachineId.Parse(command.Machine), ending);
                ending.ThrowIfCancellationRequested();
                break;
        }

        return true;
    }

    /// <summary>Whether the answer never leaves the machine.</summary>
    public static bool LosesAnswer(PlannedFault? fault) =>
        fault is { Kind: FaultKind.Deallocated or FaultKind.MachineRecreated } && fault.Variant % 2 == 1;

    /// <summary>The answer as it arrives.</summary>
    public static ScriptResult Arriving(PlannedFault? fault, ScriptResult result)
    {
        if (fault is not { Kind: FaultKind.OutputTruncated })
        {
            return result;
        }

        // The frame is the last line; its beginning goes with everything before it.
        var bytes = Encoding.UTF8.GetBytes(result.Output.TrimEnd().Split('\n')[^1] + "\n");
        return result with { Output = Encoding.UTF8.GetString(bytes[Math.Min(CutBytes, bytes.Length / 2)..]) };
    }

    /// <summary>After the script.</summary>
    public async Task FollowAsync(
        PlannedFault? fault,
        SimulatedRunCommand command,
        Func<Task> runAgain,
        CancellationToken ending
    )
    {
        switch (fault)
        {
            case { Kind: FaultKind.Deallocated } when fault.Variant % 2 == 1:
                await faults!.SendAwayAsync(MachineId.Parse(command.Machine), ending);
                command.Stop("Failed", "The VM was deallocated while the script ran.", time.GetUtcNow());
                break;
            case { Kind: FaultKind.MachineRecreated }:
                var machine = MachineId.Parse(command.Machine);
                await faults!.RecreateAsync(machine, ending);
                command.Siblings.Forget(machine);
                break;
            case { Kind: FaultKind.ReExecuted }:
                await runAgain();
                break;
        }
    }
}
