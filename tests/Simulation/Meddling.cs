using Remediation.ConnectionLogs;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Reporting;
using Remediation.Sweeps;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>
/// Nothing, unless a test plants a bug: then one of the ports, or a setting, is not what the invariants believe it to
/// be.
/// </summary>
internal sealed record Meddling
{
    public Func<SweepOptions, SweepOptions> Settings { get; init; } = settings => settings;

    public Func<OrderExecutionOptions, OrderExecutionOptions> Pace { get; init; } = pace => pace;

    public Func<ISweepStore, ISweepStore> Store { get; init; } = store => store;

    public Func<ISweepQueue, ISweepQueue> Queue { get; init; } = queue => queue;

    public Func<IConnectionLog, IConnectionLog> Log { get; init; } = log => log;

    public Func<IInventory, IInventory> Inventory { get; init; } = inventory => inventory;

    public Func<IRunCommandChannel, WorldState, IRunCommandChannel> Channel { get; init; } = (channel, _) => channel;

    public Func<IKillSwitch, IKillSwitch> KillSwitch { get; init; } = killSwitch => killSwitch;

    public Func<ILedger, ILedger> Ledger { get; init; } = ledger => ledger;

    public Func<IReportSink, IReportSink> Sink { get; init; } = sink => sink;
}
