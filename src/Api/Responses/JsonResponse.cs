using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Api.Responses;

/// <summary>
/// A JSON answer with everything that goes with it. No response of an endpoint may be cached or guessed at by a
/// browser.
/// </summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">What is written as JSON.</param>
/// <param name="contentType">Content type.</param>
internal sealed class JsonResponse(int status, object body, string contentType = JsonResponse.Json)
    : IResult,
        IStatusCodeHttpResult
{
    public const string Json = "application/json; charset=utf-8";

    // The default encoder stays: it escapes <, > and & too, so a text from a log is harmless wherever somebody pastes
    // the answer.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new UtcTime() },
    };

    // A problem is read by people at a terminal, and holds no text but the caller's own.
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
        // The line end is for people at a terminal.
        await response.Body.WriteAsync((byte[])[.. json, (byte)'\n'], httpContext.RequestAborted);
    }
}
