using System.Diagnostics;
using Remediation.ConnectionLogs.Queries;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>One target's answer about one source, for the window or a part of it.</summary>
/// <param name="Source">The queried source.</param>
/// <param name="Target">The queried target.</param>
/// <param name="Reply">The reply.</param>
internal sealed record TargetAnswer(string Source, LogTarget Target, LogReply Reply)
{
    /// <summary>True if the source is a custom query.</summary>
    public bool IsOwn => Source.StartsWith(OperatorQueries.Prefix, StringComparison.Ordinal);

    /// <summary>The rows that arrived, complete or not; null if the query failed.</summary>
    public LogTable? Table => (Reply as LogReply.Complete)?.Table ?? (Reply as LogReply.Partial)?.Table;

    /// <summary>Why the target could not be read completely, with its name; null if it could.</summary>
    /// <param name="problem">What is wrong with the table itself; blank if nothing is.</param>
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
