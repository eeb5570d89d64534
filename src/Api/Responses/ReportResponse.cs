using Microsoft.AspNetCore.Http;
using Remediation.Sweeps;

namespace Api.Responses;

/// <summary>A report, streamed.</summary>
internal sealed class ReportResponse(Stream report, ReportForm form) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (report)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status200OK;
            response.ContentType = form == ReportForm.Html ? "text/html; charset=utf-8" : JsonResponse.Json;
            response.Plain();
            response.Headers.Vary = "Accept";
            // The same policy as in the page itself: the page runs no script and loads nothing.
            response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            await report.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
