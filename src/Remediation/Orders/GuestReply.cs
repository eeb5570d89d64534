using Remediation.Reasons;

namespace Remediation.Orders;

/// <summary>
/// How an order ended, as the platform reports it. A closed hierarchy; only <see cref="Answered"/> may hold a report.
/// </summary>
public abstract record GuestReply
{
    private protected GuestReply() { }

    /// <summary>
    /// The script ended by itself. The report frame in its output says whether it succeeded; the exit code does not.
    /// </summary>
    /// <param name="ExitCode">The script's exit code; null if the platform did not report one.</param>
    /// <param name="Output">The last 4,096 bytes of standard output.</param>
    /// <param name="Error">The last 4,096 bytes of standard error.</param>
    public sealed record Answered(int? ExitCode, string Output, string Error) : GuestReply
    {
        /// <summary>
        /// When the script ended, by the platform's clock; null if the platform did not report it. Used for pacing
        /// only, never as evidence.
        /// </summary>
        public DateTimeOffset? EndedAt { get; init; }
    }

    /// <summary>The order gave no result; the reason says whether that may change by itself.</summary>
    /// <param name="Reason">Why.</param>
    public abstract record Failed(Reason Reason) : GuestReply;

    /// <summary>The platform refused the order.</summary>
    public sealed record Rejected(Reason Reason) : Failed(Reason);

    /// <summary>The deadline passed.</summary>
    public sealed record TimedOut(Reason Reason) : Failed(Reason);

    /// <summary>The order was cancelled or deleted.</summary>
    public sealed record Cancelled(Reason Reason) : Failed(Reason);

    /// <summary>The platform or the agent did not answer.</summary>
    public sealed record Unreachable(Reason Reason) : Failed(Reason);

    /// <summary>The platform is throttling.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="RetryAfter">How long the platform asks to wait; null if it gave no Retry-After.</param>
    public sealed record Throttled(Reason Reason, TimeSpan? RetryAfter) : Failed(Reason);

    /// <summary>A final state that proves nothing.</summary>
    public sealed record Unknown(Reason Reason) : Failed(Reason);
}
