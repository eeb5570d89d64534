using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>The result of a query in Log Analytics. A closed hierarchy.</summary>
public abstract record LogReply
{
    private LogReply() { }

    /// <summary>A complete answer.</summary>
    /// <param name="Table">The rows.</param>
    public sealed record Complete(LogTable Table) : LogReply;

    /// <summary>An incomplete answer; its rows are valid.</summary>
    /// <param name="Table">The rows that arrived.</param>
    /// <param name="Reason">Why rows are missing.</param>
    public sealed record Partial(LogTable Table, Reason Reason) : LogReply;

    /// <summary>No answer.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(Reason Reason) : LogReply;
}
