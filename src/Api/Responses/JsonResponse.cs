using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Api.Responses;

/// <summary>
/// A JSON response with its headers. Responses must not be cached, and browsers must not guess their content type.
/// </summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">The object to write as JSON.</param>
/// <param name="contentType">Content type.</param>
internal sealed class JsonResponse(int status, object body, string contentType = JsonResponse.Json)
    : IResult,
        IStatusCodeHttpResult
{
    public const string Json = "application/json; charset=utf-8";

    // The default encoder is kept: it also escapes <, > and &, so text from a log is harmless in HTML.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new UtcTime() },
    };

    // A problem is read at a terminal, and its only untrusted text is the caller's own.
    private static readonly JsonSerializerOptions Readable = new(Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Plain();
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), body is Problem ? Readable : Options);
        // The line break keeps a terminal's prompt on its own line.
        await response.Body.WriteAsync((byte[])[.. json, (byte)'\n'], httpContext.RequestAborted);
    }
}
