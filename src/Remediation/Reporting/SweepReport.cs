using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Orders.RateLimiting;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Reporting;

/// <summary>Everything that one sweep saw, did and concluded.</summary>
public sealed record SweepReport
{
    /// <summary>The sweep's id.</summary>
    public required string SweepId { get; init; }

    /// <summary>How far it was allowed to go.</summary>
    public required SweepMode Mode { get; init; }

    /// <summary>Id of the baseline.</summary>
    public required string BaselineId { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>End, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The log time that was asked for.</summary>
    public required LogWindow Window { get; init; }

    /// <summary>What the sweep may claim.</summary>
    public required SweepOutcome Outcome { get; init; }

    /// <summary>Each source and what it could see, in order of name.</summary>
    public required IReadOnlyList<SourceHealth> Sources { get; init; }

    /// <summary>Machines in the inventory.</summary>
    public required int InventoryMachines { get; init; }

    /// <summary>Why the inventory is not whole; null where it is.</summary>
    public required Reason? InventoryIncomplete { get; init; }

    /// <summary>Findings and rows set aside.</summary>
    public required FindingSet Findings { get; init; }

    /// <summary>Findings that fit no machine, or more than one.</summary>
    public required IReadOnlyList<Attribution.Unattributed> Unattributed { get; init; }

    /// <summary>Findings that fit one machine.</summary>
    public required int Attributed { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Machines, in order of id.</summary>
    public required IReadOnlyList<MachineLine> Machines { get; init; }

    /// <summary>Machines under repair that the inventory no longer knows, in order of id.</summary>
    public required IReadOnlyList<MachineId> Vanished { get; init; }

    /// <summary>Calls to Resource Manager for orders.</summary>
    public CallCounts Calls { get; init; } = CallCounts.None;

    /// <summary>
    /// Orders that were not sent or had not ended when the sweep's time was over; a later sweep continues them.
    /// </summary>
    public int HandedOver =>
        Machines
            .Select(line => line.Verdict.Reason.Code)
            .Count(code => code == ReasonCodes.TimeBudgetExhausted || code == ReasonCodes.OrderOutstanding);

    /// <summary>Run commands of ours that nobody needed and that were removed.</summary>
    public int OrphansRemoved { get; init; }
}
