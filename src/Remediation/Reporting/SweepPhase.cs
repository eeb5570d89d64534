namespace Remediation.Reporting;

/// <summary>What a sweep is doing, in the order in which it does it.</summary>
public enum SweepPhase
{
    /// <summary>Asking the logs.</summary>
    ReadingLogs,

    /// <summary>Reading the inventory.</summary>
    ReadingInventory,

    /// <summary>Sending orders and waiting for replies.</summary>
    RunningOrders,

    /// <summary>Judging and writing down.</summary>
    Judging,
}
