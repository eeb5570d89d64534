using Doors.Answers;
using Microsoft.AspNetCore.Http;
using Remediation.Safety;
using Remediation.Sweeps;

namespace Doors;

/// <summary>
/// <c>GET /api/health</c>: open to everybody, so it tells little: whether the storage answers, and when a sweep was
/// last asked for.
/// </summary>
public sealed class HealthDoor(ISweepStore store, SweepSettings settings)
{
    /// <summary>Answers 200 or 503.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request)
    {
        try
        {
            var latest = await store.ListAsync(1, request.HttpContext.RequestAborted);
            var at = latest.Count > 0 ? latest[0].AcceptedAt : (DateTimeOffset?)null;
            return new JsonAnswer(
                StatusCodes.Status200OK,
                new HealthDocument("Healthy", "Available", settings.Mode, at)
            );
        }
        catch (StateUnavailableException)
        {
            var body = new HealthDocument("Unhealthy", "Unavailable", settings.Mode, null);
            return new JsonAnswer(StatusCodes.Status503ServiceUnavailable, body) { RetryAfter = DoorGuard.RetryAfter };
        }
    }
}
