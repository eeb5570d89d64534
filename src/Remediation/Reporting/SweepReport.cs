using Remediation.Findings;
using Remediation.Fleet;
using Remediation.GuestReports;
using Remediation.Orders.Pacing;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>What a sweep as a whole may claim. A sweep that could not see is never the same as one that saw nothing.</summary>
public enum SweepOutcome
{
    /// <summary>No source could show old protocols, or the inventory could not be read at all; nothing is claimed.</summary>
    CouldNotSee,

    /// <summary>
    /// Some source or part of the inventory could not be read, or only sources that cannot see gave findings; what is reported is true but not
    /// all.
    /// </summary>
    SawPart,

    /// <summary>Every source that can see was read, and none holds a legacy connection.</summary>
    SawNothing,

    /// <summary>Every source that can see was read, and there are findings.</summary>
    SawAll,
}

/// <summary>One machine of the report.</summary>
/// <param name="Step">The machine, why it was looked at, and the decision.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="OrderName">Name of the run command; empty where none was sent.</param>
/// <param name="Facts">What the machine reported; null where it did not.</param>
/// <param name="Traffic">Its traffic since its restart; null where it was not asked for.</param>
public sealed record MachineLine(
    PlanStep Step,
    Verdict Verdict,
    string OrderName,
    GuestReport? Facts,
    MachineTraffic? Traffic
)
{
    /// <summary>One line that tells what happened. Told anew each time: the stories of a large fleet would be its largest texts.</summary>
    public string Story => Storyteller.Tell(Step, Verdict, Facts, Causes);

    /// <summary>Why it makes legacy connections, as far as that is known; empty where it has no findings.</summary>
    public IReadOnlyList<LikelyCause> Causes { get; init; } = [];
}

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
    public CallTally Calls { get; init; } = CallTally.None;

    /// <summary>Orders that were not sent or had not ended when the sweep's time was over; a later sweep goes on with them.</summary>
    public int HandedOver =>
        Machines
            .Select(line => line.Verdict.Reason.Code)
            .Count(code => code == ReasonCodes.BudgetSpent || code == ReasonCodes.OrderOutstanding);

    /// <summary>Run commands of ours that nobody needed and that were removed.</summary>
    public int LeftoversRemoved { get; init; }
}
