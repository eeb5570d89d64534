namespace Remediation.Sweeps.Intake;

/// <summary>The result of a request to stop a sweep. A closed hierarchy.</summary>
public abstract record Cancellation
{
    private Cancellation() { }

    /// <summary>The sweep was waiting and is stopped.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Stopped(SweepRecord Record) : Cancellation;

    /// <summary>The sweep is running; its worker reads the request and stops within seconds.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record Requested(SweepRecord Record) : Cancellation;

    /// <summary>The sweep had already ended.</summary>
    /// <param name="Record">The sweep.</param>
    public sealed record AlreadyEnded(SweepRecord Record) : Cancellation;

    /// <summary>There is no such sweep.</summary>
    public sealed record Unknown : Cancellation;
}
