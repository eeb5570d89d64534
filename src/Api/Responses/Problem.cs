using System.Text.Json.Serialization;
using Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Api.Responses;

/// <summary>An error response in the form of RFC 9457. docs/api.md lists the types.</summary>
/// <param name="Type">The kind of problem; stable across versions.</param>
/// <param name="Title">The kind as text.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">The details of this occurrence, and how to correct it.</param>
/// <param name="Errors">The parts of the request that are wrong; null if no part is.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<FieldErrorDocument>? Errors = null
)
{
    private const string ContentType = "application/problem+json; charset=utf-8";
    private const string Prefix = "urn:tls-sweep:problem:";

    public static IResult Invalid(params IReadOnlyList<FieldError> errors)
    {
        return Answer(
            new Problem(
                Prefix + "invalid-request",
                "The request is not valid",
                StatusCodes.Status400BadRequest,
                errors.Count == 1 ? errors[0].Detail : $"{errors.Count} things are wrong; nothing was started.",
                [.. errors.Select(error => new FieldErrorDocument(error.Pointer, error.Parameter, error.Detail))]
            )
        );
    }

    public static IResult ModeNotAllowed(string detail, FieldError error)
    {
        return Answer(
            new Problem(
                Prefix + "mode-not-allowed",
                "The mode is not allowed here",
                StatusCodes.Status403Forbidden,
                detail,
                [new FieldErrorDocument(error.Pointer, error.Parameter, error.Detail)]
            )
        );
    }

    public static IResult AuthenticationOff()
    {
        return Answer(
            Create(
                "authentication-off",
                "Authentication is off",
                StatusCodes.Status403Forbidden,
                "The app's authentication (Entra) is switched off, so every address but health is shut. "
                    + "Deploy with an app registration; docs/deploy.md tells how."
            )
        );
    }

    public static IResult Unauthenticated()
    {
        return Answer(
            Create(
                "not-signed-in",
                "The caller is not authenticated",
                StatusCodes.Status401Unauthorized,
                "Send a token of Entra for this API: Authorization: Bearer."
            )
        );
    }

    public static IResult RoleMissing(IEnumerable<string> roles)
    {
        return Answer(
            Create(
                "role-missing",
                "The caller lacks the app role",
                StatusCodes.Status403Forbidden,
                $"The token lacks the app role {string.Join(" or ", roles)}. "
                    + "Assign it in Entra, Enterprise applications, to the caller; a new token is needed then."
            )
        );
    }

    public static IResult NotFound(string detail) =>
        Answer(Create("not-found", "Not found", StatusCodes.Status404NotFound, detail));

    public static IResult NotAcceptable()
    {
        return Answer(
            Create(
                "not-acceptable",
                "The report has no such format",
                StatusCodes.Status406NotAcceptable,
                "The report is there as text/html and application/json; ask for one of these in Accept."
            )
        );
    }

    public static IResult SweepNotEnded(string detail, TimeSpan retryAfter) =>
        Answer(Create("sweep-not-ended", "The sweep has not ended", StatusCodes.Status409Conflict, detail), retryAfter);

    public static IResult SweepEnded(string detail) =>
        Answer(Create("sweep-ended", "The sweep has ended", StatusCodes.Status409Conflict, detail));

    public static IResult BodyTooLarge(int mostBytes)
    {
        return Answer(
            Create(
                "body-too-large",
                "The body is too large",
                StatusCodes.Status413PayloadTooLarge,
                $"At most {mostBytes} bytes are read; nothing was started."
            )
        );
    }

    public static IResult NotJson(string contentType)
    {
        return Answer(
            Create(
                "not-json",
                "The body is not JSON",
                StatusCodes.Status415UnsupportedMediaType,
                $"Content-Type must be application/json, not {FieldError.Quote(contentType)}."
            )
        );
    }

    public static IResult KeyReused(string detail)
    {
        return Answer(
            Create(
                "key-reused",
                "The idempotency key stands for another request",
                StatusCodes.Status422UnprocessableEntity,
                detail
            )
        );
    }

    public static IResult Unavailable(TimeSpan retryAfter)
    {
        return Answer(
            Create(
                "state-unavailable",
                "The storage account does not answer",
                StatusCodes.Status503ServiceUnavailable,
                "Nothing was started or changed. Try again; if it goes on, look at the storage account."
            ),
            retryAfter
        );
    }

    private static Problem Create(string type, string title, int status, string detail) =>
        new(Prefix + type, title, status, detail);

    private static JsonResponse Answer(Problem problem, TimeSpan? retryAfter = null) =>
        new(problem.Status, problem, ContentType) { RetryAfter = retryAfter };
}
