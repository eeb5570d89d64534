using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Remediation.ConnectionLogs;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Log Analytics over plain HTTPS, for a host without Microsoft's client package, such as the command line.
/// </summary>
/// <param name="pipeline">From <see cref="AzureClients.Logs"/>.</param>
/// <param name="endpoint">The query endpoint.</param>
/// <param name="serverTimeout">How long the service may take, at most ten minutes.</param>
public sealed class HttpLogQuery(HttpPipeline pipeline, LogEndpoint endpoint, TimeSpan serverTimeout) : ILogQuery
{
    // The same margin as in Microsoft's client: the service must be able to report its own timeout before the
    // connection times out.
    private static readonly TimeSpan NetworkMargin = TimeSpan.FromSeconds(15);

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
            using var message = Request(target, query, window);
            await pipeline.SendAsync(message, cancellationToken);
            // Any other success status, such as 206, is not a complete answer.
            return message.Response.Status == 200
                ? Read(message.Response)
                : throw new RequestFailedException(message.Response);
        }
        catch (Exception exception) when (LogFaults.TryRead(exception, cancellationToken, out failure))
        {
            return failure;
        }
    }

    private HttpMessage Request(LogTarget target, string query, LogWindow window)
    {
        var message = pipeline.CreateMessage();
        message.NetworkTimeout = serverTimeout + NetworkMargin;
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(
            new Uri(
                endpoint.Address,
                target switch
                {
                    LogTarget.Workspace workspace => $"/v1/workspaces/{workspace.CustomerId:D}/query",
                    LogTarget.Resource resource => $"/v1{resource.Id}/query",
                    _ => throw new UnreachableException($"{target} is no known target."),
                }
            )
        );
        // Without a content type the service answers 200 with an empty body.
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Headers.SetValue(
            "Prefer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"wait={(int)serverTimeout.TotalSeconds},include-statistics=true"
            )
        );
        message.Request.Content = RequestContent.Create(
            new JsonObject { ["query"] = query, ["timespan"] = $"{Time(window.From)}/{Time(window.To)}" }.ToJsonString()
        );
        return message;
    }

    private static LogReply Read(Response response)
    {
        if (response.Content.ToMemory().Length == 0)
        {
            return Failed($"HTTP {response.Status} without an answer.");
        }

        using var document = JsonDocument.Parse(response.Content);
        var table = Table(document.RootElement);
        return document.RootElement.TryGetProperty("error", out var error) && PartialErrors.Read(error) is { } reason
            ? new LogReply.Partial(table, reason)
            : new LogReply.Complete(table);
    }

    private static LogTable Table(JsonElement root)
    {
        try
        {
            // Statistics are in other properties; the first table is the result.
            var table = root.GetProperty("tables").EnumerateArray().First();
            return new LogTable(
                [
                    .. table
                        .GetProperty("columns")
                        .EnumerateArray()
                        .Select(column => column.GetProperty("name").GetString() ?? ""),
                ],
                [
                    .. table
                        .GetProperty("rows")
                        .EnumerateArray()
                        .Select(row => row.EnumerateArray().Select(Cell).ToArray()),
                ]
            );
        }
        catch (Exception shape) when (shape is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException("there is no table with columns and rows in it.", shape);
        }
    }

    private static object? Cell(JsonElement cell)
    {
        return cell.ValueKind switch
        {
            JsonValueKind.String => Text(cell),
            JsonValueKind.Number => Number(cell),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => cell.GetRawText(),
        };
    }

    // A lone surrogate is not valid text; the cell is then blank, as in Microsoft's client.
    private static string? Text(JsonElement cell)
    {
        try
        {
            return cell.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Each branch boxes its value; a conditional expression would convert the integer to a double.
    private static object Number(JsonElement cell)
    {
        if (cell.TryGetInt64(out var whole))
        {
            return whole;
        }

        return cell.GetDouble();
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static LogReply.Failed Failed(string detail) => new(new Reason(ReasonCodes.SourceFailed, detail));
}
