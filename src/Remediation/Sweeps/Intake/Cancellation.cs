namespace Remediation.Sweeps.Intake;

/// <summary>What became of the wish to stop a sweep. A closed hierarchy.</summary>
public abstract record Cancellation
{
    private Cancellation() { }

    /// <summary>It is stopped.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Stopped(SweepRecord Record) : Cancellation;

    /// <summary>It runs; its worker has been told and stops within seconds.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Requested(SweepRecord Record) : Cancellation;

    /// <summary>It ended before.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record AlreadyEnded(SweepRecord Record) : Cancellation;

    /// <summary>There is no such sweep.</summary>
    public sealed record Unknown : Cancellation;
}
