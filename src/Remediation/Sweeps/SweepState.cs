namespace Remediation.Sweeps;

/// <summary>The state of a sweep.</summary>
public enum SweepState
{
    /// <summary>Accepted; its message waits in the queue.</summary>
    Queued,

    /// <summary>A worker runs the sweep.</summary>
    Running,

    /// <summary>Done; there is a report.</summary>
    Finished,

    /// <summary>Ended without a report; the reason says why.</summary>
    Failed,

    /// <summary>Stopped on request; the next sweep finds the orders that were sent.</summary>
    Cancelled,
}
