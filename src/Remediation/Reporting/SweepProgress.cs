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

/// <summary>How far a sweep has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">Steps of this phase that are done.</param>
/// <param name="Total">Steps of this phase, at least 1.</param>
public sealed record SweepProgress(SweepPhase Phase, int Done, int Total);
