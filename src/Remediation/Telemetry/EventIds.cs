namespace Remediation.Telemetry;

/// <summary>
/// The id of every message that the product logs, a block for each module. Alert rules and the workbook bind to ids,
/// so a released id keeps its number and its meaning; docs/operations.md lists them all.
/// </summary>
public static class EventIds
{
    // Execution, 100 to 199: one sweep and its machines.
    /// <summary>A sweep starts.</summary>
    public const int SweepStarted = 100;

    /// <summary>A machine of a sweep has its verdict; once for each machine.</summary>
    public const int MachineConcluded = 101;

    /// <summary>A sweep has published its report.</summary>
    public const int SweepEnded = 102;

    /// <summary>The logs were read; once for each source.</summary>
    public const int SourceRead = 103;

    /// <summary>The logs were read; once for each protocol and set of sources.</summary>
    public const int FindingsCounted = 104;

    /// <summary>Findings belong to no machine; once for each reason.</summary>
    public const int UnattributedCounted = 105;

    /// <summary>The cap holds a repair; once for each machine. It has no order.</summary>
    public const int RepairCapped = 120;

    // Orders, 200 to 299: the life of an order.
    /// <summary>An order is about to be sent. Attempt counts the sends of this sweep.</summary>
    public const int OrderSent = 200;

    /// <summary>Azure accepted the order.</summary>
    public const int OrderAccepted = 201;

    /// <summary>The order was looked up and is on the machine already.</summary>
    public const int OrderFound = 202;

    /// <summary>The first poll that Azure answers.</summary>
    public const int OrderFirstState = 203;

    /// <summary>Any other poll.</summary>
    public const int OrderPolled = 204;

    /// <summary>Azure answered a step with 429. Polls are event 204 only.</summary>
    public const int OrderThrottled = 205;

    /// <summary>The product waits so that Azure need not refuse the call.</summary>
    public const int OrderDelayed = 206;

    /// <summary>A step failed and another follows: the machine is busy, or nothing answered.</summary>
    public const int OrderRetried = 207;

    /// <summary>
    /// The order is not sent: rollout stopped, kill switch on, time budget used up, throttled for too long.
    /// </summary>
    public const int OrderHeld = 208;

    /// <summary>This sweep stops following the order. A later sweep looks it up.</summary>
    public const int OrderHandedOver = 209;

    /// <summary>The order ended, and its end is in the ledger.</summary>
    public const int OrderEnded = 210;

    /// <summary>A run command is gone, the order's own or a leftover.</summary>
    public const int OrderRemoved = 211;

    /// <summary>A run command could not be removed.</summary>
    public const int OrderNotRemoved = 212;

    /// <summary>More writing orders may be in flight.</summary>
    public const int RolloutGrew = 220;

    /// <summary>The first machines are well.</summary>
    public const int CanaryPassed = 221;

    /// <summary>Too many machines failed. No further writing order is sent.</summary>
    public const int RolloutStopped = 222;

    // Sweeps, 700 to 799: requests, messages, records.
    /// <summary>A request for a sweep is accepted.</summary>
    public const int SweepAccepted = 700;

    /// <summary>An alert adds its machines to a sweep that waits.</summary>
    public const int AlertJoined = 701;

    /// <summary>The timer fired.</summary>
    public const int TimerFired = 702;

    /// <summary>The queue holds a message that is not the product's.</summary>
    public const int MessageUnreadable = 710;

    /// <summary>A message arrives for a sweep that is over or unknown.</summary>
    public const int NothingToDo = 711;

    /// <summary>Another sweep holds the lease. The message comes back.</summary>
    public const int SweepDeferred = 712;

    /// <summary>A run of a sweep ended in an error. The queue starts it again.</summary>
    public const int SweepInterrupted = 713;

    /// <summary>A sweep's end is recorded.</summary>
    public const int SweepConcluded = 714;

    /// <summary>A further sweep goes on with orders that are in flight.</summary>
    public const int OrdersHandedOver = 715;

    /// <summary>The storage does not answer while a sweep runs.</summary>
    public const int RecordUnavailable = 720;

    // Api, 800 to 899.
    /// <summary>A request needs storage that does not answer.</summary>
    public const int StorageUnavailable = 800;

    /// <summary>A request arrives while the platform's authentication is off.</summary>
    public const int AuthenticationOff = 801;

    /// <summary>An alert starts a sweep or joins one.</summary>
    public const int AlertAccepted = 810;

    /// <summary>An alert starts no sweep.</summary>
    public const int AlertIgnored = 811;

    // Hosting, 900 to 999.
    /// <summary>The app starts and the storage is not ready.</summary>
    public const int StateNotReady = 900;

    /// <summary>A workstation's queue worker failed on a message.</summary>
    public const int MessageFailed = 950;
}
