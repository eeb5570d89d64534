using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Api.Requests;

/// <summary>
/// Reads a request's body, up to a limit, as JSON. Total: any bytes give a value, never an exception.
/// </summary>
internal static class JsonBody
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Reads the body's bytes.</summary>
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

        // The Content-Length header is not trusted; the bytes that arrive are counted.
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

    /// <summary>The body as JSON; null if <paramref name="error"/> describes why it is not accepted.</summary>
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

    // System.Text.Json detects a lone surrogate only when a name or text is read, also when it looks for duplicate
    // names itself, and then throws.
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
