using System.Diagnostics;
using Remediation.ConnectionLogs.Queries;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>What one target said about one source, for the window or a piece of it.</summary>
/// <param name="Source">The source that was asked for.</param>
/// <param name="Target">Who was asked.</param>
/// <param name="Reply">What came.</param>
internal sealed record TargetAnswer(string Source, LogTarget Target, LogReply Reply)
{
    /// <summary>True where the operator's own query was asked.</summary>
    public bool IsOwn => Source.StartsWith(OperatorQueries.Prefix, StringComparison.Ordinal);

    /// <summary>The rows that came, all or not; null where none did.</summary>
    public LogTable? Table => (Reply as LogReply.Complete)?.Table ?? (Reply as LogReply.Partial)?.Table;

    /// <summary>Why the target could not be read in full, with its name; null where it could.</summary>
    /// <param name="problem">What is wrong with the table itself; blank for nothing.</param>
    public Reason? Failure(string problem)
    {
        return Reply switch
        {
            LogReply.Failed failed => Named(failed.Reason.Detail),
            LogReply.Partial partial => Named(partial.Reason.Detail),
            LogReply.Complete when problem.Length > 0 => Named(problem + "."),
            LogReply.Complete => null,
            _ => throw new UnreachableException($"{Reply} is no known reply."),
        };
    }

    private Reason Named(string detail) => new(ReasonCodes.SourceFailed, $"{Target.Label}: {detail}");
}
