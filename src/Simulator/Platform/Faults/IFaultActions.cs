using Remediation.Inventory;

namespace Simulator.Platform.Faults;

/// <summary>What faults do to the world itself.</summary>
public interface IFaultActions
{
    /// <summary>Deallocates a machine.</summary>
    void Deallocate(MachineId machine);

    /// <summary>Starts a deallocated machine, which boots.</summary>
    Task StartAsync(MachineId machine, CancellationToken cancellationToken);

    /// <summary>Deletes a machine for good.</summary>
    void Delete(MachineId machine);

    /// <summary>Makes a machine anew under its old name, as it was at first.</summary>
    Task RecreateAsync(MachineId machine, CancellationToken cancellationToken);

    /// <summary>Moves the clock ahead.</summary>
    void JumpClock(TimeSpan by);
}
