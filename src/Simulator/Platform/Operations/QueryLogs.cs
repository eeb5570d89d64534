using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Remediation.ConnectionLogs;
using Simulator.Platform.Authorization;
using Simulator.Platform.Logs;

namespace Simulator.Platform.Operations;

/// <summary>POST of a Log Analytics query, to a workspace or to a resource.</summary>
internal static class QueryLogs
{
    public static Task<IResult> AnswerWorkspaceAsync(HttpContext context, PlatformState state) =>
        Guid.TryParse(PlatformState.Value(context, "workspace"), out var id) && id == SimulatedWorkspace.CustomerId
            ? AnswerWorkspaceAsync(context, state, state.Authorization)
            : Task.FromResult(LogErrors.NoSuchWorkspace());

    public static Task<IResult> AnswerResourceAsync(HttpContext context, PlatformState state)
    {
        var path = context.Request.Path.Value!;
        var id = path["/v1".Length..^"/query".Length];
        if (Is(id, SimulatedWorkspace.ResourceId))
        {
            return AnswerWorkspaceAsync(context, state, state.Authorization);
        }

        if (state.Row(id) is not null)
        {
            return AnswerAsync(
                context,
                state,
                line => Is(line.ClientResourceId, id),
                question => [.. question.Tables.Where(state.Authorization.MayQueryResource)],
                LogErrors.NoAccessToResource
            );
        }

        return Task.FromResult(LogErrors.NoSuchResource(id));
    }

    // What Azure says of a table that the role leaves out is not known for sure. Here it is as if the table were not
    // there, which is the worst that could be: nothing fails.
    private static Task<IResult> AnswerWorkspaceAsync(
        HttpContext context,
        PlatformState state,
        RoleAuthorization authorization
    )
    {
        return authorization.MayQueryWorkspace()
            ? AnswerAsync(
                context,
                state,
                _ => true,
                question => [.. question.Tables.Where(authorization.ShowsTable)],
                () => null
            )
            : Task.FromResult(LogErrors.NoAccess());
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        PlatformState state,
        Predicate<LoggedConnection> isInScope,
        Func<KnownQuery, HashSet<string>> shown,
        Func<IResult?> refuse
    )
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (
            context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true
            || Parse(body) is not { } request
        )
        {
            // So does the service, and says nothing about it.
            return Results.Ok();
        }

        var now = state.Time.GetUtcNow();
        if (
            LogTimespan.Parse(Text(request["timespan"]), now) is not { } inBody
            || LogTimespan.Parse(context.Request.Query["timespan"], now) is not { } inAddress
        )
        {
            return LogErrors.BadArgument("InvalidTimespanError", "The timespan is none of the four forms of ISO 8601.");
        }

        if (
            request["workspaces"] is JsonArray { Count: > 0 }
            || KnownQuery.Read(Text(request["query"]) ?? "") is not { } question
        )
        {
            return LogErrors.BadArgument(
                "SemanticError",
                "The simulated Azure does not run KQL: it answers the product's own queries, to one workspace "
                    + "at a time, and no other."
            );
        }

        var tables = shown(question);
        if (tables.Count == 0 && refuse() is { } refusal)
        {
            return refusal;
        }

        var window = LogTimespan.Intersect(inBody, inAddress);
        if (question.Addresses is { } addresses)
        {
            var seen = tables.Contains(KnownQuery.SightingTable) ? state.Estate.Sightings : [];
            return ArmResponses.Json(
                new JsonObject { ["tables"] = new JsonArray(LogTables.Answer(addresses, seen, window)) }
            );
        }

        var table = state
            .Estate.Log.Where(line =>
                (question.IsCensus || line.Source == question.Source)
                && tables.Contains(LogTables.FindTable(line.Source))
                && isInScope(line)
            )
            .ToList();
        return ArmResponses.Json(Answer(question, table, window, context.Request, state.Options));
    }

    private static JsonObject Answer(
        KnownQuery question,
        List<LoggedConnection> table,
        LogWindow window,
        HttpRequest request,
        SimulatedAzureOptions options
    )
    {
        var (result, isCut) = LogTables.Answer(question, table, window, options.MostLogRows);
        var answer = new JsonObject { ["tables"] = new JsonArray(result) };
        if (
            request.Headers["Prefer"].ToString().Contains("include-statistics=true", StringComparison.OrdinalIgnoreCase)
        )
        {
            answer["statistics"] = new JsonObject
            {
                ["query"] = new JsonObject { ["executionTime"] = 0.01, ["resourceUsage"] = new JsonObject() },
            };
        }

        if (isCut)
        {
            answer["error"] = LogErrors.Partial(
                "-2133196797",
                2,
                $"The results of this query exceed the set limit of {options.MostLogRows} "
                    + "records, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003)."
            );
        }
        else if (table.Count == 0)
        {
            // A table exists from its first record on. A fuzzy union forgives that with a remark.
            answer["error"] = LogErrors.Partial(
                "-2133196790",
                3,
                $"Failed to resolve table expression named '{question.Source}'."
            );
        }

        return answer;
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
