using Cloud.Tests.Stage;
using Remediation.Inventory;
using Simulator.Platform.Faults;

namespace Simulator.Tests.Platform.Faults;

/// <summary>Faults of the world, played on an estate.</summary>
internal sealed class EstateMishaps(Estate estate) : IFaultActions
{
    public TimeSpan Jumped { get; private set; }

    public int Recreations { get; private set; }

    public void Deallocate(MachineId machine) => Vm(machine).PowerState = "deallocated";

    public Task StartAsync(MachineId machine, CancellationToken cancellationToken)
    {
        Vm(machine).PowerState = "running";
        return Task.CompletedTask;
    }

    public void Delete(MachineId machine) => estate.RemoveVm(machine.Name);

    public Task RecreateAsync(MachineId machine, CancellationToken cancellationToken)
    {
        Recreations++;
        return Task.CompletedTask;
    }

    public void JumpClock(TimeSpan by) => Jumped += by;

    private ScriptedVm Vm(MachineId machine) => (ScriptedVm)estate.FindVm(machine.Value)!;
}
