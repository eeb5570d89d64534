using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Reporting;

namespace Remediation.Execution;

/// <summary>The ports of a sweep.</summary>
/// <param name="Log">The logs.</param>
/// <param name="Inventory">The machines.</param>
/// <param name="Channel">The channel that runs scripts on machines.</param>
/// <param name="Ledger">What is kept between sweeps.</param>
/// <param name="Sink">Receives the report.</param>
/// <param name="KillSwitch">Stops all orders.</param>
public sealed record SweepPorts(
    IConnectionLog Log,
    IInventory Inventory,
    IRunCommandChannel Channel,
    ILedger Ledger,
    IReportSink Sink,
    IKillSwitch KillSwitch
);
