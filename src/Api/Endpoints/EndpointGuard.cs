using System.Diagnostics;
using Api.Authorization;
using Api.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Telemetry;

namespace Api.Endpoints;

/// <summary>
/// Lets callers through that have the app role an endpoint requires, and answers 503 if the product's storage is
/// unavailable. Every other exception is a bug and is not caught.
/// </summary>
public sealed partial class EndpointGuard(CallerAuthentication check, ILogger<EndpointGuard> logger)
{
    internal static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="roles">App roles (<see cref="AppRoles"/>); the caller needs one of them.</param>
    /// <param name="answer">The endpoint's handler; not called if the caller is refused.</param>
    public async Task<IResult> ExecuteAsync(
        HttpRequest request,
        IReadOnlyList<string> roles,
        Func<Task<IResult>> answer
    )
    {
        if (Refusal(request, roles) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await answer();
        }
        catch (StateUnavailableException unavailable)
        {
            LogUnavailable(logger, unavailable);
            return Problem.Unavailable(RetryAfter);
        }
    }

    private IResult? Refusal(HttpRequest request, IReadOnlyList<string> roles)
    {
        switch (check)
        {
            case CallerAuthentication.DeveloperOnly:
                return null;
            case CallerAuthentication.ByPlatform:
                if (ClientPrincipal.ReadRoles(request) is not { } held)
                {
                    return Problem.Unauthenticated();
                }

                if (held.Intersect(roles, StringComparer.Ordinal).Any())
                {
                    return null;
                }

                return Problem.RoleMissing(roles);
            case CallerAuthentication.Disabled:
                LogOff(logger);
                return Problem.AuthenticationOff();
            default:
                throw new UnreachableException($"{check} is no known check of callers.");
        }
    }

    [LoggerMessage(EventIds.StorageUnavailable, LogLevel.Error, "A request was answered 503")]
    private static partial void LogUnavailable(ILogger logger, Exception cause);

    [LoggerMessage(
        EventIds.AuthenticationOff,
        LogLevel.Error,
        "A request was turned away: the platform's authentication is off, so nobody can be known"
    )]
    private static partial void LogOff(ILogger logger);
}
