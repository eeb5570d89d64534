using Remediation.Reasons;

namespace Remediation.Orders;

/// <summary>
/// How an order ended, as the platform tells it. A closed hierarchy; only <see cref="Answered"/> may hold a report.
/// </summary>
public abstract record GuestReply
{
    private protected GuestReply() { }

    /// <summary>
    /// The script ended by itself. Whether it succeeded is the frame's business, not the exit code's.
    /// </summary>
    /// <param name="ExitCode">The script's exit code; null where the platform did not say.</param>
    /// <param name="Output">The last 4,096 bytes of standard output.</param>
    /// <param name="Error">The last 4,096 bytes of standard error.</param>
    public sealed record Answered(int? ExitCode, string Output, string Error) : GuestReply
    {
        /// <summary>
        /// When the script ended, by the platform's clock; null where it did not say. A hint for pacing, never
        /// evidence.
        /// </summary>
        public DateTimeOffset? EndedAt { get; init; }
    }

    /// <summary>The order came to nothing; the reason says whether that may change by itself.</summary>
    /// <param name="Reason">Why.</param>
    public abstract record Failed(Reason Reason) : GuestReply;

    /// <summary>The platform refused the order.</summary>
    public sealed record Rejected(Reason Reason) : Failed(Reason);

    /// <summary>The deadline passed.</summary>
    public sealed record TimedOut(Reason Reason) : Failed(Reason);

    /// <summary>It was cancelled or deleted.</summary>
    public sealed record Cancelled(Reason Reason) : Failed(Reason);

    /// <summary>The platform or the agent did not answer.</summary>
    public sealed record Unreachable(Reason Reason) : Failed(Reason);

    /// <summary>The platform is throttling.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="RetryAfter">How long the platform asks to wait; null where it did not say.</param>
    public sealed record Throttled(Reason Reason, TimeSpan? RetryAfter) : Failed(Reason);

    /// <summary>A final state that proves nothing.</summary>
    public sealed record Unknown(Reason Reason) : Failed(Reason);
}
