using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Api.Requests;

/// <summary>
/// Fetches a request's body within limits and reads it as JSON. Total: whatever the bytes are, the answer is a value.
/// </summary>
internal static class JsonBody
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Fetches the body.</summary>
    public static async Task<BodyReading> FetchAsync(
        HttpRequest request,
        int mostBytes,
        CancellationToken cancellationToken
    )
    {
        if (!request.HasJsonContentType())
        {
            return new BodyReading.OtherType(request.ContentType ?? "");
        }

        if (request.ContentLength > mostBytes)
        {
            return new BodyReading.TooLong(mostBytes);
        }

        // The length is a claim; what counts is what comes.
        var buffer = new byte[mostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return length > mostBytes
            ? new BodyReading.TooLong(mostBytes)
            : new BodyReading.Whole(buffer.AsMemory(0, length));
    }

    /// <summary>
    /// The whole as JSON; null where <paramref name="error"/> says why it is none that is accepted here.
    /// </summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> bytes, out FieldError? error)
    {
        error = null;
        if (bytes.IsEmpty)
        {
            error = Malformed("The body is empty; send a JSON object, {} at least.");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            ReadTexts(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException)
        {
            error = Malformed(
                "A text in the body is no Unicode, such as half a surrogate pair; send whole characters in UTF-8."
            );
            return null;
        }
        catch (JsonException malformed)
        {
            error = Malformed($"The body is not JSON that is accepted here: {Where(malformed)}");
            return null;
        }
    }

    // System.Text.Json finds half a surrogate pair only when a name or text is asked for, as it does itself to find a
    // name twice, and throws.
    private static void ReadTexts(JsonElement root)
    {
        var pending = new Stack<JsonElement>([root]);
        while (pending.TryPop(out var element))
        {
            _ = element.ValueKind == JsonValueKind.String ? element.GetString() : "";
            foreach (var child in Children(element))
            {
                pending.Push(child);
            }
        }
    }

    private static IEnumerable<JsonElement> Children(JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray(),
            JsonValueKind.Object => element
                .EnumerateObject()
                .Select(member => member.Name.Length >= 0 ? member.Value : default),
            _ => [],
        };
    }

    private static FieldError Malformed(string detail) => FieldError.At([], detail);

    private static string Where(JsonException malformed)
    {
        var message = malformed.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return $"{message} Line {malformed.LineNumber + 1 ?? 1}, byte {malformed.BytePositionInLine ?? 0}.";
    }
}
