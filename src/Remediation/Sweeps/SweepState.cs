namespace Remediation.Sweeps;

/// <summary>Where a sweep stands.</summary>
public enum SweepState
{
    /// <summary>Accepted; its message waits in the queue.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>Done; there is a report.</summary>
    Finished,

    /// <summary>Ended without a report; the reason says why.</summary>
    Failed,

    /// <summary>Stopped because somebody asked; orders already sent are found by the next sweep.</summary>
    Cancelled,
}
