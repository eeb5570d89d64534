using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>What came of a question to Log Analytics. A closed hierarchy.</summary>
public abstract record LogReply
{
    private LogReply() { }

    /// <summary>The whole answer.</summary>
    /// <param name="Table">Its rows.</param>
    public sealed record Complete(LogTable Table) : LogReply;

    /// <summary>Rows that are true but not all.</summary>
    /// <param name="Table">Those that came.</param>
    /// <param name="Reason">Why others are missing.</param>
    public sealed record Partial(LogTable Table, Reason Reason) : LogReply;

    /// <summary>No answer.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(Reason Reason) : LogReply;
}
