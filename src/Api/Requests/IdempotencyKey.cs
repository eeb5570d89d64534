using Microsoft.AspNetCore.Http;

namespace Api.Requests;

/// <summary>
/// Reads the header <c>Idempotency-Key</c> (IETF draft of that name): the same key means the same sweep.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 255;

    /// <summary>
    /// The key; null if there is none or if <paramref name="error"/> describes what is wrong with it.
    /// </summary>
    public static string? Read(HttpRequest request, out FieldError? error)
    {
        error = null;
        if (!request.Headers.TryGetValue(Header, out var values))
        {
            return null;
        }

        var key = values.Count == 1 ? values[0] ?? "" : "";
        if (key.Length is > 0 and <= Longest && key.All(c => c is > ' ' and < (char)127))
        {
            return key;
        }

        error = FieldError.In(
            Header,
            $"{Header} must be sent once, with 1 to {Longest} visible ASCII characters and no space; leave it "
                + "out to start a sweep of its own."
        );
        return null;
    }
}
