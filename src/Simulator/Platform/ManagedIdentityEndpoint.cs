using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform;

/// <summary>
/// The managed identity endpoint as App Service and Functions have it, and the check of what it issued.
/// </summary>
/// <param name="authority">
/// The simulator's own https address, which is what tokens for Resource Manager are asked for.
/// </param>
/// <param name="options">How it behaves.</param>
/// <param name="time">The clock of tokens.</param>
internal sealed class ManagedIdentityEndpoint(string authority, SimulatedAzureOptions options, TimeProvider time)
{
    public const string Path = "/msi/token";

    private const string Bearer = "Bearer ";

    private readonly ConcurrentDictionary<string, (TokenAudience Audience, DateTimeOffset Expires)> tokens = new(
        StringComparer.Ordinal
    );

    public string Header { get; } = options.NewSecret();

    /// <summary>
    /// What tokens for the logs are asked for. It holds the port, so that process-wide token caches keep two simulators
    /// apart.
    /// </summary>
    public string LogsAudience { get; } = authority + "/logs";

    public AccessToken Issue(TokenAudience audience)
    {
        var token = options.NewSecret();
        var expires = time.GetUtcNow() + options.TokenLifetime;
        tokens[token] = (audience, expires);
        return new AccessToken(token, expires);
    }

    /// <summary>
    /// What a resource, or a scope without its ending, is a name of; null where the simulator has no such thing.
    /// </summary>
    public TokenAudience? Find(string resource)
    {
        var name = resource.TrimEnd('/');
        if (name == authority)
        {
            return TokenAudience.Arm;
        }

        if (name == LogsAudience)
        {
            return TokenAudience.Logs;
        }

        return null;
    }

    public TokenState Check(string? authorization, TokenAudience audience)
    {
        if (authorization is null || !authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return TokenState.Missing;
        }

        if (!tokens.TryGetValue(authorization[Bearer.Length..], out var token) || token.Expires <= time.GetUtcNow())
        {
            return TokenState.Invalid;
        }

        if (token.Audience == audience)
        {
            return TokenState.Good;
        }

        return TokenState.ForAnother;
    }

    public IResult Answer(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Header)
        {
            return Refuse(
                StatusCodes.Status401Unauthorized,
                "unauthorized",
                "The identity header is missing or wrong."
            );
        }

        if (request.Query["api-version"] != "2019-08-01")
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request", "The api-version must be 2019-08-01.");
        }

        var resource = request.Query["resource"].ToString();
        return Find(resource) is { } audience
            ? ArmResponses.Json(Body(audience, resource, request.Query["client_id"].ToString()))
            : Refuse(
                StatusCodes.Status400BadRequest,
                "invalid_resource",
                $"The resource '{resource}' is not known here."
            );
    }

    private static IResult Refuse(int status, string error, string description)
    {
        return ArmResponses.Json(
            new JsonObject
            {
                ["error"] = error,
                ["error_description"] = description,
                ["message"] = description,
            },
            status
        );
    }

    private JsonObject Body(TokenAudience audience, string resource, string clientId)
    {
        var token = Issue(audience);
        return new JsonObject
        {
            ["access_token"] = token.Token,
            ["expires_on"] = token.ExpiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = clientId.Length > 0 ? clientId : "00000000-0000-0000-0000-0000000000aa",
        };
    }
}
