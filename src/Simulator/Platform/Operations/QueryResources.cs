using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Simulator.Platform.Graph;

namespace Simulator.Platform.Operations;

/// <summary>POST of a Resource Graph query.</summary>
internal static class QueryResources
{
    public static async Task<IResult> AnswerAsync(HttpContext context, PlatformState state)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (!GraphRequest.TryRead(body, out var request, out var problem))
        {
            return ArmResponses.Error(400, "BadRequest", problem);
        }

        return GraphQuery.TryParse(request.Text, out var query, out var part)
            ? ArmResponses.Json(Answer(request, query, state))
            : NotUnderstood(part);
    }

    private static JsonObject Answer(GraphRequest request, GraphQuery query, PlatformState state)
    {
        var scope = state
            .Estate.Resources.Concat(state.RunCommands.Rows())
            .Where(row =>
                request.Subscriptions.Contains((string?)row["subscriptionId"], StringComparer.OrdinalIgnoreCase)
                && state.Authorization.ShowsRow(row)
            );
        JsonObject[] rows = [.. query.Run(scope)];
        JsonObject[] page = [.. rows.Skip(request.Offset).Take(request.Top)];
        var more = request.Offset + page.Length < rows.Length;
        var answer = new JsonObject
        {
            ["totalRecords"] = rows.Length,
            ["count"] = page.Length,
            ["resultTruncated"] = more && !query.KeepsId ? "true" : "false",
            ["facets"] = new JsonArray(),
            ["data"] = new JsonArray([.. page.Select(row => row.DeepClone())]),
        };
        if (more && query.KeepsId)
        {
            answer["$skipToken"] = request.TokenFor(request.Offset + page.Length);
        }

        return answer;
    }

    private static IResult NotUnderstood(string part)
    {
        var body = ArmResponses.ErrorBody("BadRequest", "Please provide below info when asking for support.");
        body["error"]!["details"] = new JsonArray(
            new JsonObject
            {
                ["code"] = "InvalidQuery",
                ["message"] = "Query is invalid. Please refer to the documentation.",
            },
            new JsonObject
            {
                ["code"] = "ParserFailure",
                ["message"] = $"The simulated Azure does not understand '{part}'.",
            }
        );
        return ArmResponses.Json(body, StatusCodes.Status400BadRequest);
    }
}
