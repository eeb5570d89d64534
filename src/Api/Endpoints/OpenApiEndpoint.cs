using System.Reflection;
using Api.Responses;
using Microsoft.AspNetCore.Http;

namespace Api.Endpoints;

/// <summary>
/// <c>GET /api/openapi.json</c>: the requests and responses of this API, in OpenAPI 3.1. A test compares the document
/// with the endpoints.
/// </summary>
public static class OpenApiEndpoint
{
    private static readonly byte[] Document = Read();

    /// <summary>Answers with the document.</summary>
    public static IResult Show() => new DocumentAnswer();

    private static byte[] Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("openapi.json is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class DocumentAnswer : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status200OK;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = JsonResponse.Json;
            httpContext.Response.Plain();
            await httpContext.Response.Body.WriteAsync(Document, httpContext.RequestAborted);
        }
    }
}
