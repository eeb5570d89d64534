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

    /// <summary>The request.</summary>
    public required SweepRequest Request { get; init; }

    /// <summary>When the request was accepted, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When this record last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The sweep's state.</summary>
    public SweepState State { get; init; } = SweepState.Queued;

    /// <summary>The sweep's progress; null before it runs.</summary>
    public SweepProgress? Progress { get; init; }

    /// <summary>True once the sweep was asked to stop.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Why the sweep failed; null if it did not fail.</summary>
    public Reason? Failure { get; init; }

    /// <summary>The sweep's outcome; null before it finished.</summary>
    public SweepOutcome? Outcome { get; init; }

    /// <summary>Number of machines in the report; 0 before the sweep finished.</summary>
    public int Machines { get; init; }

    /// <summary>Id of the sweep's plan; empty before the sweep finished.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>
    /// The store sets the version and refuses a change that is based on an older version. Empty for a record that was
    /// never stored.
    /// </summary>
    public string Version { get; init; } = "";

    /// <summary>True once the sweep has ended.</summary>
    public bool IsOver => State is SweepState.Finished or SweepState.Failed or SweepState.Cancelled;
}
