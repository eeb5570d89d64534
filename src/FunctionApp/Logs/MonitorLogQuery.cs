using Azure.Core;
using Cloud.ConnectionLogs;
using Cloud.Faults;
using Remediation.Findings;
using Remediation.Orders;
using Remediation.Reasons;

namespace FunctionApp.Logs;

/// <summary>
/// Log Analytics through Azure.Monitor.Query: the one file that knows the package, so that the move to its successor
/// (Azure.Monitor.Query.Logs) is one file too. Not compiled where the feed lacks it; nothing here decides.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="serverTimeout">How long the service may take for one query, at most ten minutes.</param>
public sealed class MonitorLogQuery(LogsQueryClient client, TimeSpan serverTimeout) : ILogQuery
{
    /// <inheritdoc/>
    public async Task<LogReply> AskAsync(
        LogTarget target,
        string query,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var options = new LogsQueryOptions
        {
            ServerTimeout = serverTimeout,
            AllowPartialErrors = true,
            IncludeStatistics = true,
        };
        var range = new QueryTimeRange(window.From, window.To);
        GuestReply.Unanswered? fault = null;
        try
        {
            return Read(
                target switch
                {
                    LogTarget.Workspace workspace => await client.QueryWorkspaceAsync(
                        $"{workspace.CustomerId:D}",
                        query,
                        range,
                        options,
                        cancellationToken
                    ),
                    LogTarget.Resource resource => await client.QueryResourceAsync(
                        new ResourceIdentifier(resource.Id),
                        query,
                        range,
                        options,
                        cancellationToken
                    ),
                    _ => throw new ArgumentException($"{target} is no target that is known.", nameof(target)),
                }
            );
        }
        catch (Exception exception) when (RequestFaults.TryRead(exception, cancellationToken, out fault))
        {
            return new LogReply.Failed(new Reason(ReasonCodes.SourceFailed, fault.Reason.Detail));
        }
    }

    private static LogReply Read(LogsQueryResult result)
    {
        var rows = result.Table.Rows.Select(row => (IReadOnlyList<object?>)[.. row]);
        var table = new LogTable([.. result.Table.Columns.Select(column => column.Name)], [.. rows]);
        return result.Status == LogsQueryResultStatus.Success || PartialErrors.Read(result.Error) is not { } reason
            ? new LogReply.Complete(table)
            : new LogReply.Partial(table, reason);
    }
}
