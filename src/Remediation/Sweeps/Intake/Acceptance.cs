namespace Remediation.Sweeps.Intake;

/// <summary>The result of a request for a sweep. A closed hierarchy.</summary>
/// <param name="Record">The sweep.</param>
public abstract record Acceptance(SweepRecord Record)
{
    /// <summary>The sweep is recorded, and its message is in the queue or was already handled.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Accepted(SweepRecord Record) : Acceptance(Record);

    /// <summary>The id belongs to a different request; no sweep was started.</summary>
    /// <param name="Record">The sweep that has the id.</param>
    public sealed record IdTaken(SweepRecord Record) : Acceptance(Record);
}
