using Remediation.ConnectionLogs;

namespace Cloud.ConnectionLogs;

/// <summary>Port: runs queries in Log Analytics.</summary>
public interface ILogQuery
{
    /// <summary>
    /// Runs one query. A failed query is a value; only the caller's own cancellation is an exception.
    /// </summary>
    /// <param name="target">The workspace or resource to query.</param>
    /// <param name="query">KQL.</param>
    /// <param name="window">The time range of <c>TimeGenerated</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LogReply> AskAsync(LogTarget target, string query, LogWindow window, CancellationToken cancellationToken);
}
