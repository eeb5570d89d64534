using Remediation.Inventory;

namespace Remediation.Ledger;

/// <summary>
/// What cannot be observed again about one machine: the number of attempts, and when states were first seen. An entry
/// determines when to retry and from when traffic counts; it is never evidence of compliance.
/// </summary>
/// <param name="Machine">The machine.</param>
public sealed record LedgerEntry(MachineId Machine)
{
    /// <summary>
    /// Repair orders that ran and ended, successful or not. The number is part of the next order's name, so it grows
    /// only when an order is over.
    /// </summary>
    public int Attempts { get; init; }

    /// <summary>When a repair order was last known to be over or refused, UTC.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>
    /// The conclusion when an order's end last changed this entry; null if there is none. Reports show this conclusion
    /// during the cool-down, and a sweep that resumes after it was killed sees by it which orders it had completed.
    /// </summary>
    public Conclusion? LastConclusion { get; init; }

    /// <summary>
    /// When the machine was first seen to meet the baseline, by itself or after a repair, UTC; null before.
    /// </summary>
    public DateTimeOffset? BaselineMetAt { get; init; }

    /// <summary>The repair order that wrote values, for a restore; empty if there is none.</summary>
    public string RepairOrder { get; init; } = "";

    /// <summary>
    /// When the repair order's report was read, and what the order found and wrote, as text for reports. The machine
    /// itself shows only its present values.
    /// </summary>
    public string RepairSummary { get; init; } = "";

    /// <summary>
    /// When Windows was asked to restart after the repair, UTC. Windows is asked once per repair; if no restart
    /// follows, an operator has to look at the machine.
    /// </summary>
    public DateTimeOffset? RestartRequestedAt { get; init; }

    /// <summary>
    /// When the machine was first seen without a pending restart after the repair, UTC. Traffic counts from this time.
    /// </summary>
    public DateTimeOffset? RestartSeenAt { get; init; }

    /// <summary>When values were first found to differ from the baseline again, UTC; null if they meet it.</summary>
    public DateTimeOffset? DriftedAt { get; init; }

    /// <summary>When traffic confirmed the repair, UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>
    /// The writing order that was about to be sent and whose end was not seen yet; empty if there is none. The name is
    /// recorded before the order is sent, so an order that no entry names was never sent.
    /// </summary>
    public string OpenOrder { get; init; } = "";

    /// <summary>When the open order was about to be sent, UTC; null if there is none.</summary>
    public DateTimeOffset? OpenOrderAt { get; init; }

    /// <summary>
    /// True if this sweep, before it was killed, saw the end of a writing order on the machine, and no order is open.
    /// </summary>
    /// <param name="resumedSweepId">Id of the resumed sweep; empty for a sweep that runs for the first time.</param>
    public bool IsConcludedBy(string resumedSweepId) =>
        OpenOrder.Length == 0 && resumedSweepId.Length > 0 && LastConclusion?.SweepId == resumedSweepId;

    /// <summary>True while every sweep must include the machine, whether or not the logs name it.</summary>
    public bool IsOpen => (BaselineMetAt is not null && ConfirmedAt is null) || OpenOrder.Length > 0;
}
