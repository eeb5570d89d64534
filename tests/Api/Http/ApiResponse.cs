using System.Text;
using System.Text.Json;

namespace Api.Tests.Http;

/// <summary>One response of the API with its complete body.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path and query.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Content type; empty where there is none.</param>
/// <param name="Headers">All headers, names in lower case.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiResponse(
    HttpMethod Method,
    string Path,
    int Status,
    string ContentType,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Id => Json.GetProperty("id").GetString()!;

    public string State => Json.GetProperty("state").GetString()!;

    /// <summary>The kind of problem, without what all kinds begin with.</summary>
    public string Problem => Json.GetProperty("type").GetString()!["urn:tls-sweep:problem:".Length..];

    /// <summary>Where the errors are: pointers into the body, and names of parameters.</summary>
    public IReadOnlyList<string> Faults =>
        [
            .. Json.GetProperty("errors")
                .EnumerateArray()
                .Select(error =>
                    (error.TryGetProperty("pointer", out var at) ? at : error.GetProperty("parameter")).GetString()!
                ),
        ];

    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());

    public static async Task<ApiResponse> ReadAsync(
        HttpMethod method,
        string path,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) =>
        new(
            method,
            path,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            response
                .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value.ToString()),
            await response.Content.ReadAsByteArrayAsync(cancellationToken)
        );

    public ApiResponse Expect(int status)
    {
        Assert.True(status == Status, $"{Method} {Path} was answered {Status}, not {status}: {Text}");
        return this;
    }

    public ApiResponse ExpectProblem(int status, string problem)
    {
        Assert.Equal(problem, Expect(status).Problem);
        return this;
    }

    public ApiResponse ExpectFaults(params string[] faults)
    {
        Assert.Equal(faults, ExpectProblem(400, "invalid-request").Faults);
        return this;
    }
}
