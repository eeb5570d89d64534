using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.AspNetCore.Http;

namespace Lab.Platform;

/// <summary>The managed identity endpoint as App Service and Functions have it, and the check of what it issued.</summary>
internal sealed class LabIdentity(string audience, LabPlatformOptions options, TimeProvider time)
{
    public const string Path = "/msi/token";

    private readonly ConcurrentDictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);

    public string Header { get; } = options.NewSecret();

    public AccessToken Issue()
    {
        var token = options.NewSecret();
        var expires = time.GetUtcNow() + options.TokenLifetime;
        tokens[token] = expires;
        return new AccessToken(token, expires);
    }

    public bool Accepts(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && tokens.TryGetValue(authorization["Bearer ".Length..], out var expires) && expires > time.GetUtcNow();

    public IResult Answer(HttpRequest request)
    {
        var resource = request.Query["resource"].ToString().TrimEnd('/');
        var problem = request.Headers["X-IDENTITY-HEADER"] != Header ? (401, "unauthorized", "The identity header is missing or wrong.")
            : request.Query["api-version"] != "2019-08-01" ? (400, "invalid_request", "The api-version must be 2019-08-01.")
            : resource != audience ? (400, "invalid_resource", $"The resource '{resource}' is not known here.")
            : (0, "", "");
        return problem.Item1 == 0
            ? ArmAnswers.Json(Body(resource, request.Query["client_id"].ToString()))
            : ArmAnswers.Json(
                new JsonObject { ["error"] = problem.Item2, ["error_description"] = problem.Item3, ["message"] = problem.Item3 }, problem.Item1);
    }

    private JsonObject Body(string resource, string clientId)
    {
        var token = Issue();
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
