namespace Remediation.Sweeps.Intake;

/// <summary>What became of a request for a sweep. A closed hierarchy.</summary>
/// <param name="Record">The sweep.</param>
public abstract record Acceptance(SweepRecord Record)
{
    /// <summary>The sweep is recorded and its message is in the queue, or it is past that already.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Accepted(SweepRecord Record) : Acceptance(Record);

    /// <summary>The id stands for another request; nothing was done.</summary>
    /// <param name="Record">The sweep that has the id.</param>
    public sealed record IdTaken(SweepRecord Record) : Acceptance(Record);
}
