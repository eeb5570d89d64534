using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.Query;
using Azure.Monitor.Query.Models;
using Cloud;
using Cloud.ConnectionLogs;
using Remediation.Findings;

namespace FunctionApp.Logs;

/// <summary>
/// Log Analytics through Azure.Monitor.Query: the one file that knows the package, so that the move to its successor is
/// one file too (docs/adr/0006). Nothing here decides.
/// </summary>
public sealed class MonitorLogQuery : ILogQuery
{
    private readonly LogsQueryClient client;
    private readonly TimeSpan serverTimeout;

    /// <summary>
    /// Opens the way to Log Analytics. The client itself waits 15 seconds longer than the service is told to.
    /// </summary>
    /// <param name="endpoint">Where to ask, and for whom tokens are.</param>
    /// <param name="credential">Gives the tokens.</param>
    /// <param name="serverTimeout">How long the service may take for one query, at most ten minutes.</param>
    /// <param name="transport">Another way to the service than the usual one; null for that.</param>
    /// <param name="retries">How often a question that met a passing fault is asked again.</param>
    public MonitorLogQuery(
        LogEndpoint endpoint,
        TokenCredential credential,
        TimeSpan serverTimeout,
        HttpPipelineTransport? transport = null,
        int retries = CloudClients.LogRetries
    )
    {
        var options = new LogsQueryClientOptions();
        CloudClients.Configure(options, transport, retries);
        client = new LogsQueryClient(endpoint.Address, new AudienceCredential(credential, endpoint.Audience), options);
        this.serverTimeout = serverTimeout;
    }

    /// <inheritdoc/>
    public async Task<LogReply> AskAsync(
        LogTarget target,
        string query,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        LogReply.Failed? failure = null;
        try
        {
            return Read(await QueryAsync(target, query, window, cancellationToken));
        }
        catch (Exception exception) when (LogFaults.TryRead(exception, cancellationToken, out failure))
        {
            return failure;
        }
    }

    private Task<Response<LogsQueryResult>> QueryAsync(
        LogTarget target,
        string query,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var range = new QueryTimeRange(window.From, window.To);
        var options = new LogsQueryOptions
        {
            ServerTimeout = serverTimeout,
            AllowPartialErrors = true,
            IncludeStatistics = true,
        };
        return target switch
        {
            LogTarget.Workspace workspace => client.QueryWorkspaceAsync(
                $"{workspace.CustomerId:D}",
                query,
                range,
                options,
                cancellationToken
            ),
            LogTarget.Resource resource => client.QueryResourceAsync(
                new ResourceIdentifier(resource.Id),
                query,
                range,
                options,
                cancellationToken
            ),
            _ => throw new UnreachableException($"{target} is no target that is known."),
        };
    }

    private static LogReply Read(LogsQueryResult result)
    {
        // The statistics and the like have their own places; the first table is the result.
        var answer =
            result.AllTables.Count > 0 ? result.AllTables[0] : throw new JsonException("there is no table in it.");
        string[] columns = [.. answer.Columns.Select(column => column.Name)];
        var table = new LogTable(columns, [.. answer.Rows.Select(row => Cells(row, columns.Length))]);
        return result.Status == LogsQueryResultStatus.Success || PartialErrors.Read(result.Error) is not { } reason
            ? new LogReply.Complete(table)
            : new LogReply.Partial(table, reason);
    }

    private static object?[] Cells(LogsTableRow row, int columns) =>
        [.. Enumerable.Range(0, Math.Min(columns, row.Count)).Select(index => Cell(row, index))];

    // The client reads a cell as the type of its column. One that is of another is blank, and whoever reads its row
    // judges that; the other rows stay.
    private static object? Cell(LogsTableRow row, int index)
    {
        try
        {
            return row[index];
        }
        catch (Exception odd) when (odd is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
