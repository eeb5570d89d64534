using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Operations;

/// <summary>
/// Polling of a long-running operation, by its status address or by its location (<c>monitor=true</c>).
/// </summary>
internal static class GetOperation
{
    public static IResult Answer(HttpContext context, PlatformState state)
    {
        var id = PlatformState.Value(context, "operation");
        if (state.LongOperations.Find(id) is not { } operation)
        {
            return ArmResponses.Error(404, "OperationNotFound", $"The operation '{id}' was not found.");
        }

        var running = operation.Status == "InProgress";
        if (running)
        {
            context.Response.RetryAfter(state.Options.PollAfter);
        }

        if (context.Request.Query["monitor"] == "true")
        {
            return Results.StatusCode(running ? StatusCodes.Status202Accepted : StatusCodes.Status204NoContent);
        }

        return ArmResponses.Json(Body(id, operation));
    }

    private static JsonObject Body(string id, OperationStatus operation)
    {
        var body = new JsonObject { ["name"] = id, ["status"] = operation.Status };
        if (operation.Status == "Failed")
        {
            var silent = operation.Message.StartsWith("VMAgentStatusCommunicationError", StringComparison.Ordinal);
            body["error"] = new JsonObject
            {
                ["code"] = silent ? "VMAgentStatusCommunicationError" : "VMExtensionProvisioningError",
                ["message"] = operation.Message,
            };
        }

        return body;
    }
}
