using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.Query;
using Azure.Monitor.Query.Models;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using Remediation.ConnectionLogs;

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
        int retries = AzureClients.LogRetries
    )
    {
        var options = new LogsQueryClientOptions();
        AzureClients.ConfigureLogs(options, transport, retries);
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
        var table = new LogTable(columns, [.. answer.Rows.Select(row => Cells(row, answer.Columns))]);
        return result.Status == LogsQueryResultStatus.Success || PartialErrors.Read(result.Error) is not { } reason
            ? new LogReply.Complete(table)
            : new LogReply.Partial(table, reason);
    }

    private static object?[] Cells(LogsTableRow row, IReadOnlyList<LogsTableColumn> columns) =>
        [.. columns.Take(row.Count).Select((column, index) => Cell(row, index, column.Type))];

    // The client reads a cell as the type of its column. A cell of another type is blank, and the reader of its row
    // judges that; the other rows stay. A time is handed on as text, because the client takes one without a zone for
    // this machine's local time.
    private static object? Cell(LogsTableRow row, int index, LogsColumnType type)
    {
        try
        {
            return type == LogsColumnType.Datetime ? row.GetString(index) : row[index];
        }
        catch (Exception odd) when (odd is FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
