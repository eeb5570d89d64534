using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Reporting;
using Remediation.Sweeps;
using Simulation.Tests.Time;

namespace Simulation.Tests.World;

/// <summary>Something that happened in the world and that an invariant may care about. A closed hierarchy.</summary>
internal abstract record Happening
{
    private Happening() { }

    /// <summary>A process begins to work on a sweep.</summary>
    public sealed record RunBegan(SimulatedProcess Process, string SweepId, SweepRequest Request) : Happening;

    /// <summary>Work on a sweep has ended, with or without an exception. A killed process has no such event.</summary>
    public sealed record RunEnded(SimulatedProcess Process, string SweepId, Exception? Fault) : Happening;

    /// <summary>An endpoint threw an exception.</summary>
    public sealed record EndpointFailed(SimulatedProcess Process, Exception Fault) : Happening;

    /// <summary>What a sweep learned of the machines.</summary>
    public sealed record InventoryRead(SimulatedProcess Process, InventorySnapshot Snapshot) : Happening;

    /// <summary>What a sweep learned of connections.</summary>
    public sealed record LogRead(SimulatedProcess Process, LogAnswer Answer) : Happening;

    /// <summary>Azure took an order that was not there before.</summary>
    public sealed record OrderAccepted(SimulatedProcess Process, SimulatedMachine Machine, GuestOrder Order)
        : Happening;

    /// <summary>The answer to a question about an order reached the process that asked.</summary>
    public sealed record OrderAnswered(SimulatedProcess Process, GuestOrder Order, OrderState State) : Happening;

    /// <summary>A script begins to run.</summary>
    public sealed record ScriptStarted(SimulatedMachine Machine, GuestOrder Order, bool IsAgain) : Happening;

    /// <summary>A script has ended, or was ended.</summary>
    public sealed record ScriptEnded(SimulatedMachine Machine, GuestRun Run) : Happening;

    /// <summary>Azure can do nothing more for an order: it ended or is gone.</summary>
    public sealed record OrderEnded(SimulatedMachine Machine, string Name) : Happening;

    /// <summary>A process of the product deletes a run command in Azure.</summary>
    public sealed record Deleted(SimulatedMachine Machine, string Name, bool IsForeign) : Happening;

    /// <summary>The script had Windows asked for a restart.</summary>
    public sealed record RestartRequested(SimulatedMachine Machine) : Happening;

    /// <summary>Values changed by others, or the whole machine is another.</summary>
    public sealed record Changed(SimulatedMachine Machine) : Happening;

    /// <summary>An entry of the ledger is durable.</summary>
    public sealed record LedgerWritten(SimulatedProcess Process, LedgerEntry Entry) : Happening;

    /// <summary>A report is durable.</summary>
    public sealed record Published(SimulatedProcess Process, SweepReport Report) : Happening;
}
