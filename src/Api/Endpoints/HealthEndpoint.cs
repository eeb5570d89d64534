using Api.Responses;
using Microsoft.AspNetCore.Http;
using Remediation.Ledger;
using Remediation.Sweeps;

namespace Api.Endpoints;

/// <summary>
/// <c>GET /api/health</c>: requires no authentication, so its answer is limited: whether the storage answers, and when
/// a sweep was last requested.
/// </summary>
public sealed class HealthEndpoint(ISweepStore store, SweepOptions settings)
{
    /// <summary>Answers 200 or 503.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request)
    {
        try
        {
            var latest = await store.ListAsync(1, request.HttpContext.RequestAborted);
            var at = latest.Count > 0 ? latest[0].AcceptedAt : (DateTimeOffset?)null;
            return new JsonResponse(
                StatusCodes.Status200OK,
                new HealthDocument("Healthy", "Available", settings.Mode, at)
            );
        }
        catch (StateUnavailableException)
        {
            var body = new HealthDocument("Unhealthy", "Unavailable", settings.Mode, null);
            return new JsonResponse(StatusCodes.Status503ServiceUnavailable, body)
            {
                RetryAfter = EndpointGuard.RetryAfter,
            };
        }
    }
}
