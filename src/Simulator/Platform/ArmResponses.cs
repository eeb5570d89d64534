using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform;

/// <summary>Answers in Resource Manager's shapes.</summary>
internal static class ArmResponses
{
    // Azure names the caller, which makes the message long.
    private const string Client = "00000000-0000-0000-0000-0000000000aa";

    public static JsonObject ErrorBody(string code, string message)
    {
        return new()
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["target"] = null,
                ["details"] = new JsonArray(),
            },
        };
    }

    public static IResult Error(int status, string code, string message) => Json(ErrorBody(code, message), status);

    public static IResult Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(body.ToJsonString(), "application/json", Encoding.UTF8, status);

    public static IResult NotFound(string group, string resource)
    {
        return Error(
            StatusCodes.Status404NotFound,
            "ResourceNotFound",
            $"The Resource '{resource}' under resource group '{group}' was not found. "
                + "For more details please go to https://aka.ms/ARMResourceNotFoundFix"
        );
    }

    public static IResult Forbidden(string action, string scope) =>
        Error(StatusCodes.Status403Forbidden, "AuthorizationFailed", ForbiddenMessage(action, scope));

    public static string ForbiddenMessage(string action, string scope) =>
        $"The client '{Client}' with object id '{Client}' does not have authorization to perform action "
        + $"'{action}' over scope '{scope}' "
        + "or the scope is invalid. If access was recently granted, please refresh your credentials.";

    public static IResult NotRunning()
    {
        return Error(
            StatusCodes.Status409Conflict,
            "OperationNotAllowed",
            "Cannot modify extensions in the VM when the VM is not running."
        );
    }

    public static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
