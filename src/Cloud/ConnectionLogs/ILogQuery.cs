using Remediation.ConnectionLogs;

namespace Cloud.ConnectionLogs;

/// <summary>Port: one question to Log Analytics.</summary>
public interface ILogQuery
{
    /// <summary>Asks. A question that fails is a value; only the caller's own cancellation is an exception.</summary>
    /// <param name="target">Whose logs.</param>
    /// <param name="query">KQL.</param>
    /// <param name="window">The time range of <c>TimeGenerated</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LogReply> AskAsync(LogTarget target, string query, LogWindow window, CancellationToken cancellationToken);
}
