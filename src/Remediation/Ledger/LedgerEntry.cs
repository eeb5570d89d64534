using Remediation.Inventory;

namespace Remediation.Ledger;

/// <summary>
/// What cannot be re-observed about one machine: attempts and when things were first seen. A hint for pacing and the
/// start of the time in which traffic counts; never evidence of compliance.
/// </summary>
/// <param name="Machine">The machine.</param>
public sealed record LedgerEntry(MachineId Machine)
{
    /// <summary>
    /// Repair orders that ran and ended, well or not. Part of the next order's name, so it only grows when an order is
    /// over.
    /// </summary>
    public int Attempts { get; init; }

    /// <summary>When a repair order was last known to be over or refused, UTC.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>
    /// What was said of the machine when an order's end last changed this entry; null where none did. While the machine
    /// cools down this is all that is known of it, and by it a sweep that was killed and runs again knows what it had
    /// done.
    /// </summary>
    public Conclusion? LastConclusion { get; init; }

    /// <summary>When the baseline was first found or made right, UTC; null while it never was.</summary>
    public DateTimeOffset? BaselineMetAt { get; init; }

    /// <summary>The repair order that wrote values, for a restore; empty where none did.</summary>
    public string RepairOrder { get; init; } = "";

    /// <summary>
    /// When that order was read and what it found and wrote, for people: the machine itself shows only what is right
    /// now.
    /// </summary>
    public string RepairSummary { get; init; } = "";

    /// <summary>
    /// When Windows was asked to restart after that repair, UTC. It is asked once: what comes to nothing is for people
    /// to look at.
    /// </summary>
    public DateTimeOffset? RestartRequestedAt { get; init; }

    /// <summary>
    /// When the machine was first seen without a pending restart after that, UTC. Traffic counts from here.
    /// </summary>
    public DateTimeOffset? RestartSeenAt { get; init; }

    /// <summary>When values were first found wrong again, UTC; null where they hold.</summary>
    public DateTimeOffset? DriftedAt { get; init; }

    /// <summary>When traffic confirmed the repair, UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>
    /// The writing order that was about to be sent and whose end was not yet seen; empty where there is none. It is
    /// written down before the order goes, so an order that no entry names was never sent.
    /// </summary>
    public string OpenOrder { get; init; } = "";

    /// <summary>When that order was about to be sent, UTC.</summary>
    public DateTimeOffset? OpenOrderAt { get; init; }

    /// <summary>
    /// True where this sweep, before it was killed, saw the end of a writing order here, and none is open.
    /// </summary>
    /// <param name="resumedSweepId">The sweep; empty where it is not one that runs again.</param>
    public bool IsConcludedBy(string resumedSweepId) =>
        OpenOrder.Length == 0 && resumedSweepId.Length > 0 && LastConclusion?.SweepId == resumedSweepId;

    /// <summary>True while the machine must be looked at in every sweep, whether or not the logs name it.</summary>
    public bool IsOpen => (BaselineMetAt is not null && ConfirmedAt is null) || OpenOrder.Length > 0;
}
