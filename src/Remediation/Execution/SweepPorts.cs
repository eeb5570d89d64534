using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Reporting;

namespace Remediation.Execution;

/// <summary>The ports that a sweep works through.</summary>
/// <param name="Log">The logs.</param>
/// <param name="Inventory">The machines.</param>
/// <param name="Channel">The way into a machine.</param>
/// <param name="Ledger">The memory between sweeps.</param>
/// <param name="Sink">Where the report goes.</param>
/// <param name="KillSwitch">What stops all orders.</param>
public sealed record SweepPorts(
    IConnectionLog Log,
    IInventory Inventory,
    IRunCommandChannel Channel,
    ILedger Ledger,
    IReportSink Sink,
    IKillSwitch KillSwitch
);
