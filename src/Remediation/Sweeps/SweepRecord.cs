using Remediation.Reasons;
using Remediation.Reporting;

namespace Remediation.Sweeps;

/// <summary>
/// One sweep, from its request to its report. The record is kept for display only; no rule reads it as evidence.
/// </summary>
public sealed record SweepRecord
{
    /// <summary>Lower-case letters, digits and dashes, at most 64.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required SweepRequest Request { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When this record last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public SweepState State { get; init; } = SweepState.Queued;

    /// <summary>How far it is; null before it runs.</summary>
    public SweepProgress? Progress { get; init; }

    /// <summary>True once somebody asked for it to stop.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public Reason? Failure { get; init; }

    /// <summary>What it may claim; null before it finished.</summary>
    public SweepOutcome? Outcome { get; init; }

    /// <summary>How many machines the report has; 0 before it finished.</summary>
    public int Machines { get; init; }

    /// <summary>The plan that it made; empty before it finished.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>
    /// Given by the store; a change based on an older one is refused. Empty for a record that was never stored.
    /// </summary>
    public string Version { get; init; } = "";

    /// <summary>True once it cannot change any more.</summary>
    public bool IsOver => State is SweepState.Finished or SweepState.Failed or SweepState.Cancelled;
}
