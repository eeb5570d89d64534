using Api.Authorization;
using Api.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Remediation.Sweeps;

namespace Api.Endpoints;

/// <summary><c>GET /api/sweeps/{id}/report</c>: a page by default, JSON if the client prefers it.</summary>
public sealed class ReportEndpoint(ISweepStore store, IReportArchive archive, EndpointGuard guard)
{
    private static readonly (ReportForm Form, MediaTypeHeaderValue Type)[] Forms =
    [
        (ReportForm.Html, MediaTypeHeaderValue.Parse("text/html; charset=utf-8")),
        (ReportForm.Json, MediaTypeHeaderValue.Parse("application/json; charset=utf-8")),
    ];

    /// <summary>Answers with the report.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, string id)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Readers,
            async () =>
            {
                var cancellationToken = request.HttpContext.RequestAborted;
                if (!SweepIds.IsWellFormed(id) || await store.FindAsync(id, cancellationToken) is not { } record)
                {
                    return SweepEndpoints.NoSweep(id);
                }

                if (!record.IsOver)
                {
                    return Problem.SweepNotEnded(
                        $"Sweep {id} is {record.State}; its report comes when it is over.",
                        SweepEndpoints.AskAgain
                    );
                }

                if (Preferred(request.GetTypedHeaders()) is not { } form)
                {
                    return Problem.NotAcceptable();
                }

                return await archive.OpenAsync(id, form, cancellationToken) is { } report
                    ? new ReportResponse(report, form)
                    : Problem.NotFound($"Sweep {id} is {record.State} and has no report.");
            }
        );
    }

    // The form that the client prefers; HTML if the client accepts both equally or states no preference.
    private static ReportForm? Preferred(RequestHeaders headers)
    {
        if (headers.Accept.Count == 0)
        {
            return ReportForm.Html;
        }

        var wished = Forms
            .Select(offer => (offer.Form, Quality: Quality(offer.Type, headers.Accept)))
            .Where(offer => offer.Quality > 0)
            .ToList();
        return wished.Count == 0 ? null : wished.MaxBy(offer => offer.Quality).Form;
    }

    // The most specific range that matches the type decides (RFC 9110, 12.5.1).
    private static double Quality(MediaTypeHeaderValue type, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        return ranges
            .Where(range => type.IsSubsetOf(range))
            .OrderBy(GetBreadth)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }

    // 0 for one type, 1 for every subtype of one, 2 for every type.
    private static int GetBreadth(MediaTypeHeaderValue range)
    {
        if (range.MatchesAllTypes)
        {
            return 2;
        }

        return range.MatchesAllSubTypes ? 1 : 0;
    }
}
