using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Logs;

/// <summary>Errors in Log Analytics' shapes.</summary>
internal static class LogErrors
{
    /// <summary>The answer to a token that is not accepted; null if it is accepted.</summary>
    public static IResult? FindRefusal(TokenState token)
    {
        return token switch
        {
            TokenState.Good => null,
            TokenState.Missing => Error(
                401,
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing."
            ),
            TokenState.ForAnother => Error(
                403,
                "InvalidAuthenticationTokenAudience",
                "The provided authentication is not valid for this resource",
                new JsonObject
                {
                    ["code"] = "InvalidTokenAudience",
                    ["message"] = "The given token is for another audience than this resource.",
                }
            ),
            TokenState.Invalid => Error(
                403,
                "InvalidAuthenticationToken",
                "The provided authentication is not valid for this resource"
            ),
            _ => throw new UnreachableException($"{token} is no known state of a token."),
        };
    }

    public static IResult NoSuchWorkspace() => Error(404, "PathNotFoundError", "The requested path does not exist");

    public static IResult NoSuchResource(string id) =>
        Error(404, "ResourceNotFoundError", $"The resource {id} does not exist");

    /// <summary>The workspace may not be asked.</summary>
    public static IResult NoAccess()
    {
        return Error(
            403,
            "InsufficientAccessError",
            "The provided credentials have insufficient access to perform the requested operation"
        );
    }

    /// <summary>The resource may not be asked for its records.</summary>
    public static IResult NoAccessToResource()
    {
        return Error(
            403,
            "AuthorizationFailedError",
            "The provided credentials are not authorized to read the logs of this resource"
        );
    }

    /// <summary>A request that cannot be carried out.</summary>
    public static IResult BadArgument(string innerCode, string message)
    {
        return Error(
            400,
            "BadArgumentError",
            "The request had some invalid properties",
            new JsonObject { ["code"] = innerCode, ["message"] = message }
        );
    }

    /// <summary>A remark beside the tables of a successful answer.</summary>
    public static JsonObject Partial(string code, int severity, string message)
    {
        return new()
        {
            ["code"] = "PartialError",
            ["message"] = "There were some errors when processing your query.",
            ["details"] = new JsonArray(
                new JsonObject
                {
                    ["code"] = "EngineError",
                    ["message"] = "Something went wrong processing your query on the server.",
                    ["innererror"] = new JsonObject
                    {
                        ["code"] = code,
                        ["message"] = message,
                        ["severity"] = severity,
                        ["severityName"] = severity < 3 ? "Error" : "Warning",
                    },
                }
            ),
        };
    }

    private static IResult Error(int status, string code, string message, JsonObject? inner = null)
    {
        var error = new JsonObject
        {
            ["message"] = message,
            ["code"] = code,
            ["correlationId"] = "00000000-0000-0000-0000-000000000000",
        };
        if (inner is not null)
        {
            error["innererror"] = inner;
        }

        return ArmResponses.Json(new JsonObject { ["error"] = error }, status);
    }
}
